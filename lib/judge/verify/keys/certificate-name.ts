// The SHA-256 of a certificate as JWKs and headers write it (RFC 7515 §4.1.8, RFC 7517 §4.9): base64url of
// its octets, and what else it is found as.

import { decodeBase64url } from '../../../jose/base64url.ts';
import { decodeBase64 } from './base64.ts';
import { hexOf } from './hex.ts';

/**
 * Whether a text means a certificate, and whether it is written as it must be.
 * @param thumbprint in base64url
 */
export function certificateNamed(
  said: string,
  thumbprint: string,
): 'as-written' | 'oddly' | 'other' {
  if (said === thumbprint) return 'as-written';
  const digest = decodeBase64url(thumbprint);
  if (!digest.ok) return 'other';
  const digits = hexOf(digest.bytes);
  return spellingsOf(said).some((one) => one === digits) ? 'oddly' : 'other';
}

/** The hexadecimal digits that a text may stand for. */
function spellingsOf(said: string): readonly string[] {
  const digits = said.replace(/[\s:]/g, '').toLowerCase();
  const read = decodeBase64url(said);
  const octets = read.ok ? read : decodeBase64(said);
  if (!octets.ok || octets.bytes.length > 64) return [digits];
  // WSO2 encodes the hexadecimal digits of the digest in place of the digest.
  return [digits, hexOf(octets.bytes), String.fromCharCode(...octets.bytes).toLowerCase()];
}
