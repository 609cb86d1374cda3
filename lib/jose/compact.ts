// Compact serializations: header.payload.signature (RFC 7515 §7.1) and
// header.encrypted-key.iv.ciphertext.tag (RFC 7516 §7.1).
import { decodeBase64url } from './base64url.ts';
import { type JsonObject, parseJson } from './json.ts';
import { member } from './members.ts';
import { decodeUtf8 } from './utf8.ts';

export type CompactForm = 'jws' | 'jwe';

export const SEGMENT_COUNT = { jws: 3, jwe: 5 } as const satisfies Record<CompactForm, number>;

/**
 * Reads a segment as a JOSE header: base64url of UTF-8 of a JSON object with an `alg` member, which
 * both RFC 7515 §4.1.1 and RFC 7516 §4.1.1 demand. Anything else is no token.
 */
export function readJoseHeader(segment: string): JsonObject | null {
  const reading = decodeBase64url(segment);
  if (!reading.ok) return null;
  const utf8 = decodeUtf8(reading.bytes);
  if (!utf8.ok) return null;
  const json = parseJson(utf8.text);
  if (!json.ok || json.value.type !== 'object') return null;
  return member(json.value, 'alg') === undefined ? null : json.value;
}

/** A JOSE header with `enc` belongs to a JWE (RFC 7516 §9). */
export function formOf(header: JsonObject): CompactForm {
  return member(header, 'enc') === undefined ? 'jws' : 'jwe';
}
