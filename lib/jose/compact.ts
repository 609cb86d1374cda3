// Compact serializations: header.payload.signature (RFC 7515 §7.1) and
// header.encrypted-key.iv.ciphertext.tag (RFC 7516 §7.1).
import type { JsonObject } from './json.ts';
import { member } from './members.ts';
import { readSegment } from './segment.ts';

export type CompactForm = 'jws' | 'jwe';

export const SEGMENT_COUNT = { jws: 3, jwe: 5 } as const satisfies Record<CompactForm, number>;

/**
 * Reads a segment as a JOSE header: base64url of UTF-8 of a JSON object with an `alg` member, which
 * both RFC 7515 §4.1.1 and RFC 7516 §4.1.1 demand. Anything else is no token.
 */
export function readJoseHeader(segment: string): JsonObject | null {
  const { json } = readSegment(segment);
  return json?.type === 'object' && member(json, 'alg') !== undefined ? json : null;
}

/** A JOSE header with `enc` belongs to a JWE (RFC 7516 §9). */
export function formOf(header: JsonObject): CompactForm {
  return member(header, 'enc') === undefined ? 'jws' : 'jwe';
}
