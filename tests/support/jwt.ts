import { encodeBase64url } from '../../lib/jose/base64url.ts';

const encode = (text: string): string => encodeBase64url(new TextEncoder().encode(text));

/** A compact JWS with these claims. Its signature is 32 zero bytes: nothing here verifies it. */
export function jwt(
  claims: object | string,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const text = typeof claims === 'string' ? claims : JSON.stringify(claims);
  return `${encode(JSON.stringify(header))}.${encode(text)}.${encodeBase64url(new Uint8Array(32))}`;
}

/** A compact JWE of the `dir` form: its second segment is empty (RFC 7518 §4.5). */
export function jwe(content: string): string {
  const header = encode(JSON.stringify({ alg: 'dir', enc: 'A256GCM' }));
  return `${header}..${encode('twelve bytes')}.${encode(content)}.${encode('sixteen bytes...')}`;
}

/** NumericDate (seconds since the epoch) of a moment this many seconds from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
