// What the ledger needs to know of a message, and nothing more. It is plain data: a worker that just
// woke stores observations as they are, before it knows the tokens that it has.
import { hostOf } from '../http/url.ts';
import type { Hit } from '../scan/hit.ts';
import type { Message } from '../scan/message.ts';
import type { Limits } from './limits.ts';
import { ownText } from './own-text.ts';

export interface Observation {
  readonly type: Message['type'];
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly requestId: string | null;
  /** At most `LIMITS.urlLength` UTF-16 units; of a jar cookie, its site. */
  readonly url: string;
  /** Host with port; of a jar cookie, its domain. */
  readonly host: string | null;
  readonly method: string | null;
  readonly status: number | null;
  readonly initiator: string | null;
  readonly resource: string | null;
  /** Value of WWW-Authenticate (RFC 9110 §11.6.1), at most `LIMITS.challengeLength` UTF-16 units. */
  readonly challenge: string | null;
  /** Why there was no answer, in the browser's word. */
  readonly failure: string | null;
  /** The server's own time, from the Date field (RFC 9110 §6.6.1): milliseconds since the epoch. */
  readonly serverTime: number | null;
  readonly jar: JarPlace | null;
  readonly hits: readonly Hit[];
}

/** Which of the browser's cookie jars a cookie lies in. */
export interface JarPlace {
  readonly domain: string;
  readonly store: string | null;
  readonly partition: string | null;
}

const NOWHERE = {
  tabId: null,
  frameId: null,
  requestId: null,
  method: null,
  status: null,
  initiator: null,
  resource: null,
  challenge: null,
  failure: null,
  serverTime: null,
  jar: null,
};

/** What the ledger needs of a message, its texts in memory of their own. */
export function observationOf(
  message: Message,
  hits: readonly Hit[],
  { urlLength, fieldLength, challengeLength }: Limits,
): Observation {
  const { type, at } = message;
  const own = hits.map((hit) => ({
    ...hit,
    field: ownText(hit.field.slice(0, fieldLength)),
    via: hit.via.map(ownText),
  }));
  const cut = (text: string, length: number): string =>
    text.length > length ? ownText(text.slice(0, length)) : text;
  if (message.type === 'cookie') {
    const { domain, path, attributes, store, partition } = message;
    const url = `${attributes.secure ? 'https' : 'http'}://${domain}${path}`;
    const jar = { domain, store, partition };
    return { ...NOWHERE, type, at, url: cut(url, urlLength), host: domain, jar, hits: own };
  }
  const url = cut(message.url, urlLength);
  const { tabId, frameId } = message;
  const place = { ...NOWHERE, type, at, tabId, frameId, url, host: hostOf(url), hits: own };
  if (message.type === 'navigation' || message.type === 'storage') return place;
  const { requestId, method, initiator, resource } = message;
  const exchange = { ...place, requestId, method, initiator, resource };
  switch (message.type) {
    case 'response': {
      const challenge = fieldOf(message.fields, 'www-authenticate');
      return {
        ...exchange,
        status: message.status,
        challenge: challenge === null ? null : cut(challenge, challengeLength),
        serverTime: serverTimeOf(message.fields),
      };
    }
    case 'response-body':
      return { ...exchange, status: message.status };
    case 'failure':
      return { ...exchange, failure: message.error };
    default:
      return exchange;
  }
}

type Fields = readonly { readonly name: string; readonly value: string }[];

function fieldOf(fields: Fields, name: string): string | null {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? null;
}

/** The Date field of an answer that was made for this request; one from a cache tells of its past. */
function serverTimeOf(fields: Fields): number | null {
  const date = fieldOf(fields, 'date');
  if (date === null || fieldOf(fields, 'age') !== null) return null;
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
}
