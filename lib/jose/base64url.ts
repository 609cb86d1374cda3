// base64url without padding, RFC 4648 §5 and RFC 7515 §2. Deviations that still leave no doubt about
// the bytes (padding, loose trailing bits) are reported as faults and read all the same: a developer
// needs to see what such a token says, and that it is wrong.

export type Base64urlFaultCode = 'padding' | 'loose-bits' | 'invalid-character' | 'invalid-length';

export interface Base64urlFault {
  readonly code: Base64urlFaultCode;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
}

export type Base64urlReading =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly fault: Base64urlFault | null }
  | { readonly ok: false; readonly fault: Base64urlFault };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const INVALID = 64;

const SEXTETS = new Uint8Array(128).fill(INVALID);
for (let value = 0; value < ALPHABET.length; value++) SEXTETS[ALPHABET.charCodeAt(value)] = value;

/** The six bits of one character code, or a number above 63 for a character outside the alphabet. */
function sextet(code: number): number {
  return SEXTETS[code] ?? INVALID;
}

/** True for the character codes of the base64url alphabet. */
export function isBase64urlCode(code: number): boolean {
  return sextet(code) < INVALID;
}

/**
 * Reads base64url text. Total and linear.
 * @param text at most two `=` may follow the digits; they are read past and reported.
 * @returns the bytes and the mildest fault, or the fault that makes the bytes uncertain.
 */
export function decodeBase64url(text: string): Base64urlReading {
  const length = unpaddedLength(text);
  if (length % 4 === 1) {
    const stray = firstInvalid(text, length);
    if (stray >= 0) return { ok: false, fault: { code: 'invalid-character', at: stray } };
    return { ok: false, fault: { code: 'invalid-length', at: length } };
  }
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let i = 0; i < length; i++) {
    const value = sextet(text.charCodeAt(i));
    if (value === INVALID) return { ok: false, fault: { code: 'invalid-character', at: i } };
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[written++] = bits >> held;
    }
  }
  return { ok: true, bytes, fault: mildFault(text, length, bits & ((1 << held) - 1)) };
}

function mildFault(text: string, length: number, rest: number): Base64urlFault | null {
  if (rest !== 0) return { code: 'loose-bits', at: length - 1 };
  if (text.length > length) return { code: 'padding', at: length };
  return null;
}

function unpaddedLength(text: string): number {
  let end = text.length;
  while (end > 0 && text.length - end < 2 && text[end - 1] === '=') end--;
  return end;
}

function firstInvalid(text: string, length: number): number {
  for (let i = 0; i < length; i++) if (!isBase64urlCode(text.charCodeAt(i))) return i;
  return -1;
}

/** Writes bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const b0 = bytes[i] ?? 0;
    const b1 = bytes[i + 1];
    const b2 = bytes[i + 2];
    text += ALPHABET.charAt(b0 >> 2) + ALPHABET.charAt(((b0 & 3) << 4) | ((b1 ?? 0) >> 4));
    if (b1 !== undefined) text += ALPHABET.charAt(((b1 & 15) << 2) | ((b2 ?? 0) >> 6));
    if (b2 !== undefined) text += ALPHABET.charAt(b2 & 63);
  }
  return text;
}
