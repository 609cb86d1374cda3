// What a text that a person hands over is taken for, and the messages that it is written from.
import type { Exchange, Field, ImportedMessage, RequestMessage } from '../scan/message.ts';
import type { Problem } from './problem.ts';

/** What an import was taken for. */
export type ImportForm =
  | 'har'
  | 'export'
  | 'json'
  | 'curl'
  | 'http'
  | 'fields'
  | 'cookies'
  | 'url'
  | 'token'
  | 'damaged'
  | 'text';

/** A text that was read as something. */
export interface HandedOver {
  readonly form: ImportForm;
  readonly messages: readonly ImportedMessage[];
  readonly problems: readonly Problem[];
}

/** One thing that a text was read from: a command, a message, a token. */
export interface Piece {
  readonly url?: string;
  readonly method?: string | null;
  readonly parts?: ImportedMessage['parts'];
  readonly texts?: readonly Field[];
}

/** A message of what was handed over. @param at milliseconds since the epoch */
export function imported(at: number, piece: Piece): ImportedMessage {
  const { url = '', method = null, parts = [], texts = [] } = piece;
  return { type: 'imported', at, tabId: null, frameId: null, url, method, parts, texts };
}

/** What the parts of a message have in common, of which only the URL and the method are known. */
export function exchangeOf(at: number, url: string, method: string): Exchange {
  const nobody = { tabId: null, frameId: null, initiator: null, resource: null };
  return { at, url, method, requestId: '', ...nobody };
}

/** A request with these fields. */
export function requestOf(exchange: Exchange, fields: readonly Field[]): RequestMessage {
  return { ...exchange, type: 'request', fields };
}

/** The value of the first field of that name, which is in lower case; null where there is none. */
export function fieldValue(fields: readonly Field[], wanted: string): string | null {
  return fields.find(({ name }) => name.toLowerCase() === wanted)?.value ?? null;
}
