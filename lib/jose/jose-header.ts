// A look at a JOSE header, which tells tokens from other texts. What it says is read by segment.ts.
import { base64urlText } from './base64url-text.ts';
import type { CompactForm } from './compact.ts';
import { type PlainObject, plainObject } from './plain-object.ts';

export interface JoseHeader {
  /** One with `enc` belongs to a JWE (RFC 7516 §9). */
  readonly form: CompactForm;
  /** What `alg` says; null where it is no string. */
  readonly algorithm: string | null;
  /** What `typ` says, in small letters; empty where it says nothing. */
  readonly type: string;
  /** `b64` is false: the content may be any text (RFC 7797 §3). */
  readonly unencoded: boolean;
}

/**
 * Reads a segment as a JOSE header: base64url of UTF-8 of a JSON object with an `alg` member, which
 * both RFC 7515 §4.1.1 and RFC 7516 §4.1.1 demand. Anything else is no token. Total and linear.
 */
export function readJoseHeader(segment: string): JoseHeader | null {
  const { alg, enc, typ, b64 } = plainObject(base64urlText(segment) ?? '') ?? NOTHING;
  if (alg === undefined) return null;
  return {
    form: enc === undefined ? 'jws' : 'jwe',
    algorithm: typeof alg === 'string' ? alg : null,
    type: typeof typ === 'string' ? typ.toLowerCase() : '',
    unencoded: b64 === false,
  };
}

const NOTHING: PlainObject = {};
