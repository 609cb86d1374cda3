// What the sets ask of the core, as sentences about what went wrong; null where nothing did.
import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import { isRecord } from './set-result.ts';

/** Exactly this token, whole, once, wherever it stands, and readable. */
export function foundWhole(raw: string): string | null {
  for (const [before, after] of [
    ['', ''],
    ['Authorization: Bearer ', '\r\n'],
    ['{"a":"', '"}'],
  ]) {
    const text = `${before}${raw}${after}`;
    const found = unwrap(text).tokens;
    const [token] = found;
    if (token === undefined) return `was not found in ${shown(text)}`;
    if (found.length > 1) return `was found as ${found.length} tokens`;
    if (token.raw !== raw) return `${token.raw.length} of ${raw.length} characters were found`;
    if (token.span?.start !== before?.length) return 'was found at another place';
  }
  return decodeToken(raw) === null ? 'was found but cannot be decoded' : null;
}

export function silent(text: string): string | null {
  const [token] = unwrap(text).tokens;
  return token === undefined ? null : `was taken for a token: ${shown(token.raw)}`;
}

/** A JSON serialization found whole, of this form, with at least these header members. */
export function serializationRead(
  json: unknown,
  form: 'jws-json' | 'jwe-json',
  header: unknown,
): string | null {
  for (const indent of [0, 2]) {
    const text = JSON.stringify(json, null, indent);
    const found = unwrap(text).tokens;
    if (found.length !== 1 || found[0]?.raw !== text) {
      return `was found as ${found.map((token) => `${token.form} ${shown(token.raw)}`).join(', ') || 'nothing'}`;
    }
    if (found[0]?.form !== form) return `was found as ${found[0]?.form}`;
    const reason = headerRead(text, form, header);
    if (reason !== null) return reason;
  }
  return null;
}

/** Decoded as this form, with at least these header members. */
export function headerRead(raw: string, form: string, header: unknown): string | null {
  const token = decodeToken(raw);
  if (token === null) return 'cannot be decoded';
  if (token.form !== form) return `was decoded as ${token.form}`;
  const read = plain(token.header);
  for (const [name, value] of Object.entries(isRecord(header) ? header : {})) {
    const same = isRecord(read) && isDeepStrictEqual(read[name], value);
    if (!same) return `the header's ${name} was read differently`;
  }
  return null;
}

/** The JSON that base64url text stands for, by the platform's own means. */
export function platformJson(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

export function plain(value: JsonValue): unknown {
  return JSON.parse(stringifyJson(value));
}

const SHOWN = 60;

export function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
