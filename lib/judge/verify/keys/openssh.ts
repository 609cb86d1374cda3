// Public keys as OpenSSH writes them, one a line: type, base64 and a comment. In the base64 are texts and
// numbers with their lengths before them (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4).
import { encodeBase64url } from '../../../jose/base64url.ts';
import type { Jwk } from '../key.ts';
import { decodeBase64 } from './base64.ts';
import { CURVES } from './key-kinds.ts';
import { pointOf } from './public-key.ts';

export interface OpenSshLine {
  /** Offset of the line, in UTF-16 units. */
  readonly at: number;
  readonly type: string;
  /** Null where it is no key that a token may be signed with. */
  readonly jwk: Jwk | null;
  readonly comment: string | null;
}

const LINE = /^[ \t]*((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[\w@.-]+)[ \t]+([\w+/=]+)(?:[ \t]+(\S.*))?$/gm;
const CURVE_NAMES: Readonly<Record<string, string>> = {
  nistp256: 'P-256',
  nistp384: 'P-384',
  nistp521: 'P-521',
};

/** All keys in order; none where the text has other lines first. Total and linear. */
export function openSshLines(text: string): readonly OpenSshLine[] {
  if (!/^\s*(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-/.test(text)) return [];
  return Array.from(text.matchAll(LINE), (match) => {
    const [, type = '', digits = '', comment = null] = match;
    const read = decodeBase64(digits);
    const parts = read.ok ? wireParts(read.bytes) : [];
    return { at: match.index, type, jwk: jwkOf(parts), comment: comment?.trim() ?? null };
  });
}

const MOST_PARTS = 4;

function wireParts(bytes: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length && parts.length < MOST_PARTS; ) {
    const length = bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
    at += 4;
    if (at + length > bytes.length) return [];
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
}

function jwkOf([name, first, second]: readonly Uint8Array[]): Jwk | null {
  if (name === undefined || first === undefined) return null;
  const type = String.fromCharCode(...name.subarray(0, 40));
  if (type === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(first) };
  if (second === undefined) return null;
  if (type === 'ssh-rsa') {
    return {
      kty: 'RSA',
      n: encodeBase64url(unsigned(second)),
      e: encodeBase64url(unsigned(first)),
    };
  }
  if (!type.startsWith('ecdsa-sha2-')) return null;
  const crv = CURVE_NAMES[String.fromCharCode(...first.subarray(0, 40))];
  const curve = CURVES.find((one) => one.crv === crv);
  return curve === undefined ? null : pointOf(curve, second);
}

/** Numbers have a zero in front where they would be negative (RFC 4251 §5). */
function unsigned(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0 ? bytes.subarray(1) : bytes;
}
