// Compact serializations: header.payload.signature (RFC 7515 §7.1) and
// header.encrypted-key.iv.ciphertext.tag (RFC 7516 §7.1).
import type { JsonObject } from './json.ts';
import { member } from './members.ts';

export type CompactForm = 'jws' | 'jwe';

export const SEGMENT_COUNT = { jws: 3, jwe: 5 } as const satisfies Record<CompactForm, number>;

/** A JOSE header with `enc` belongs to a JWE (RFC 7516 §9). */
export function formOf(header: JsonObject): CompactForm {
  return member(header, 'enc') === undefined ? 'jws' : 'jwe';
}
