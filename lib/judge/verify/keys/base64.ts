// base64 (RFC 4648 §4) as people paste it: with white space, with or without padding.
import { type Base64urlReading, decodeBase64url } from '../../../jose/base64url.ts';

const WHITE_SPACE = /\s+/g;

/** Reads base64; what is base64url alone is refused. Total and linear. */
export function decodeBase64(text: string): Base64urlReading {
  const digits = text.replace(WHITE_SPACE, '');
  const stray = digits.search(/[-_]/);
  if (stray >= 0) return { ok: false, fault: { code: 'invalid-character', at: stray } };
  return decodeBase64url(digits.replaceAll('+', '-').replaceAll('/', '_'));
}

/** The octets of base64 that may be DER: `MI` or the like opens every sequence. Null for other text. */
export function derBytes(text: string): Uint8Array | null {
  // 0x30, the identifier octet of a sequence, and a length.
  if (!/^\s*M[A-P]/.test(text)) return null;
  const read = decodeBase64(text);
  return read.ok ? read.bytes : null;
}
