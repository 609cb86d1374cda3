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

const SEXTETS = new Uint8Array(256).fill(INVALID);
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
 * Reads base64url text. Total and linear. Uint8Array.fromBase64 is no help: it skips white space and,
 * where it takes text without padding, ignores loose bits.
 * @param text at most two `=` may follow the digits; they are read past and reported.
 * @returns the bytes and the mildest fault, or the fault that makes the bytes uncertain.
 */
export function decodeBase64url(text: string): Base64urlReading {
  const length = unpaddedLength(text);
  if (length % 4 === 1) return { ok: false, fault: severeFault(text, length) };
  const bytes = new Uint8Array((length * 3) >> 2);
  const loose = fill(bytes, text, length);
  return loose < 0
    ? { ok: false, fault: severeFault(text, length) }
    : { ok: true, bytes, fault: mildFault(text, length, loose) };
}

const DIGITS = /^[\w-]*$/;
const NOT_ASCII = /[\x80-\xff]/;

/** True for the only text of its bytes: digits alone, of a possible length, without loose bits. */
export function isCanonical(text: string): boolean {
  const rest = text.length % 4;
  if (rest === 1 || !DIGITS.test(text)) return false;
  return rest === 0 || (sextet(text.charCodeAt(text.length - 1)) & (rest === 2 ? 15 : 3)) === 0;
}

/**
 * Reads base64url of ASCII characters, which most segments are, several times faster: the engine's own
 * atob decodes it, and every byte is a character. What atob would forgive is looked for first.
 * @returns null for anything else, faults included; decodeBase64url tells which
 */
export function decodeAscii(text: string): string | null {
  if (!isCanonical(text)) return null;
  const ascii = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return NOT_ASCII.test(ascii) ? null : ascii;
}

/**
 * Reads as much of base64url text as leaves no doubt: all whole bytes before the first foreign
 * character. For texts that were refused.
 */
export function decodeBase64urlStart(text: string): Uint8Array {
  const length = unpaddedLength(text);
  const stray = firstInvalid(text, length);
  const whole = stray < 0 ? length : stray;
  // One digit alone holds no whole byte.
  const digits = whole % 4 === 1 ? whole - 1 : whole;
  const bytes = new Uint8Array((digits * 3) >> 2);
  fill(bytes, text, digits);
  return bytes;
}

/** Writes the bytes of `length` digits; gives the bits that are left over, or -1 for a bad digit. */
function fill(bytes: Uint8Array, text: string, length: number): number {
  const whole = length - (length % 4);
  let written = 0;
  // Every bit of every value: above 63 as soon as one character is outside the alphabet.
  let all = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = sextet(text.charCodeAt(i));
    const b = sextet(text.charCodeAt(i + 1));
    const c = sextet(text.charCodeAt(i + 2));
    const d = sextet(text.charCodeAt(i + 3));
    all |= a | b | c | d;
    bytes[written++] = (a << 2) | (b >> 4);
    bytes[written++] = (b << 4) | (c >> 2);
    bytes[written++] = (c << 6) | d;
  }
  let loose = 0;
  if (whole < length) {
    const a = sextet(text.charCodeAt(whole));
    const b = sextet(text.charCodeAt(whole + 1));
    const c = whole + 2 < length ? sextet(text.charCodeAt(whole + 2)) : 0;
    all |= a | b | c;
    bytes[written++] = (a << 2) | (b >> 4);
    if (whole + 2 < length) bytes[written] = (b << 4) | (c >> 2);
    loose = whole + 2 < length ? c & 3 : b & 15;
  }
  return all < INVALID ? loose : -1;
}

function severeFault(text: string, length: number): Base64urlFault {
  const stray = firstInvalid(text, length);
  return stray < 0
    ? { code: 'invalid-length', at: length }
    : { code: 'invalid-character', at: stray };
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

/**
 * One byte of base64url text, without decoding the rest.
 * @param from offset in the text at which the base64url begins, in UTF-16 units
 * @param index which byte
 * @returns 0 to 255, or -1 where the text ends or has a foreign character
 */
export function base64urlByte(text: string, from: number, index: number): number {
  const at = (from + (index * 4) / 3) | 0;
  const first = sextet(text.charCodeAt(at));
  const second = sextet(text.charCodeAt(at + 1));
  if (first >= INVALID || second >= INVALID) return -1;
  const shift = 2 * (index % 3);
  return ((first << (2 + shift)) | (second >> (4 - shift))) & 0xff;
}
