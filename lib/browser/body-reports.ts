// What the DevTools page and the background say to each other about bodies of answers.

export const BODIES_PORT = 'bearerscope-bodies';

/** Said to all DevTools pages when what is wanted may have changed: they ask over their port. */
export const BODIES_CALL = 'bearerscope-bodies';

/** Larger bodies are left alone, and counted. In characters, or in bytes where only those are known. */
export const RESPONSE_BODY_LIMIT = 4 * 1024 * 1024;

/** An answer that DevTools has received whole. */
export interface ReceivedBody {
  /** When the request began: milliseconds since the epoch. */
  readonly at: number;
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** Numbered from 1 by the page that sends it; `body` is null for one that was left alone. */
export interface BodyReport {
  readonly type: 'body';
  readonly id: number;
  readonly body: ReceivedBody | null;
}

export type BodyAnswer =
  /** Whether bodies are to be sent at all. */
  | { readonly type: 'wanted'; readonly wanted: boolean }
  /** All reports up to this one are stored. */
  | { readonly type: 'taken'; readonly id: number };

/** Reads what came over a port; null for anything that is no report. Total. */
export function readBodyReport(value: unknown): BodyReport | null {
  const { type, id, body } = rowOf(value);
  if (type !== 'body' || typeof id !== 'number') return null;
  if (body === null) return { type, id, body };
  const { at, url, method, status, contentType, text } = rowOf(body);
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof status !== 'number') return null;
  if (typeof url !== 'string' || typeof method !== 'string' || typeof text !== 'string')
    return null;
  if (text.length > RESPONSE_BODY_LIMIT) return { type, id, body: null };
  const typed = typeof contentType === 'string' ? contentType : null;
  return { type, id, body: { at, url, method, status, contentType: typed, text } };
}

/** Reads what the background answered; null for anything else. Total. */
export function readBodyAnswer(value: unknown): BodyAnswer | null {
  const { type, wanted, id } = rowOf(value);
  if (type === 'wanted' && typeof wanted === 'boolean') return { type, wanted };
  return type === 'taken' && typeof id === 'number' ? { type, id } : null;
}

function rowOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
