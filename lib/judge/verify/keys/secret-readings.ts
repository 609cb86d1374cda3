// What the octets of a secret may be, given its text. Nothing tells whether `c2VjcmV0` is meant as it stands
// or as base64, so each way is tried, and the one that verified is named.
import { decodeBase64url } from '../../../jose/base64url.ts';
import type { SecretReading } from '../key.ts';
import { octetsOfHex } from './hex.ts';

export interface ReadSecret {
  readonly bytes: Uint8Array;
  readonly reading: SecretReading;
}

const ENCODER = new TextEncoder();
const HEX = /^(?:[\da-f]{2})+$/i;
const BASE64 = /^[\w+/-]+={0,2}$/;
/** As settings of Laravel have it. */
const SAYS_BASE64 = /^base64:/;
/** A line of a file with settings: what stands behind the sign of equality is the value. */
const SETTING = /^(?:export\s+)?[A-Z][A-Z\d_]*\s*=\s*(\S[^\n\r]*)$/;
const QUOTED = /^(["'`])(.*)\1$/s;

/** All octets that a text can stand for, the plainest first; none twice. Total and linear. */
export function secretReadings(text: string): readonly ReadSecret[] {
  const found = new Map<string, ReadSecret>();
  const add = (reading: SecretReading, bytes: Uint8Array | null) => {
    if (bytes === null || bytes.length === 0) return;
    const key = String(bytes);
    if (!found.has(key)) found.set(key, { bytes, reading });
  };
  add('text', ENCODER.encode(text));
  for (const bare of bareTexts(text)) {
    add('trimmed', ENCODER.encode(bare));
    const digits = bare.replace(SAYS_BASE64, '');
    if (HEX.test(digits)) add('hex', octetsOfHex(digits));
    add(/[-_]/.test(digits) ? 'base64url' : 'base64', base64Octets(digits));
  }
  return [...found.values()];
}

/** The text without what stands around it: white space, quotes, the name of a setting. */
function bareTexts(text: string): readonly string[] {
  const trimmed = text.trim();
  const value = SETTING.exec(trimmed)?.[1] ?? trimmed;
  const bare = QUOTED.exec(value)?.[2] ?? value;
  return [...new Set([trimmed, value, bare])];
}

/** The octets of either alphabet, loose bits forgiven, as most servers do. */
export function base64Octets(digits: string): Uint8Array | null {
  if (!BASE64.test(digits)) return null;
  const read = decodeBase64url(digits.replaceAll('+', '-').replaceAll('/', '_'));
  return read.ok ? read.bytes : null;
}
