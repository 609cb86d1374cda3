// Hashes of text at once: what they decide is said of a token as soon as it is seen, and crypto.subtle
// answers later. @noble/hashes (MIT) adds 10 kB minified, 5 kB gzipped, for SHA-256, -384 and -512.
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from './base64url.ts';
import type { JsonObject } from './json.ts';
import { stringMember } from './members.ts';

/** Gives the hash of text of ASCII characters. */
export type Hash = (text: string) => Uint8Array;

// The names of the IANA "Named Information Hash Algorithm" registry (RFC 9901 §4.1.1).
const HASHES = { 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 } as const;

const ASCII = new TextEncoder();

/** The hash function of a name, or null for one that is not known here. */
export function hashNamed(name: string): Hash | null {
  if (!Object.hasOwn(HASHES, name)) return null;
  const hash = HASHES[name as keyof typeof HASHES];
  return (text) => hash(ASCII.encode(text));
}

/** SHA-256 of a text in base64url, as `ath` writes it (RFC 9449 §4.2). */
export function sha256Of(text: string): string {
  return encodeBase64url(sha256(ASCII.encode(text)));
}

/**
 * The left half of the hash of a token or a code, as `at_hash` and `c_hash` write it (OpenID Connect Core
 * 1.0 §3.1.3.6, §3.3.2.11): by the hash that the signature of the ID token uses.
 * @param alg the `alg` of the ID token
 * @returns null where it is not known which hash that is
 */
export function leftHalfOf(text: string, alg: string): string | null {
  const [, bits] = /^(?:HS|RS|PS|ES)(256|384|512)$/.exec(alg) ?? [];
  const hash = bits === undefined ? null : hashNamed(`sha-${bits}`)?.(text);
  return hash ? encodeBase64url(hash.subarray(0, hash.length / 2)) : null;
}

/** The members that name a key, in the order of RFC 7638 §3.2; of OKP RFC 8037 §2, of AKP RFC 9964 §3. */
const NAMING: ReadonlyMap<string, readonly string[]> = new Map([
  ['AKP', ['alg', 'kty', 'pub']],
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
  ['RSA', ['e', 'kty', 'n']],
  ['oct', ['k', 'kty']],
]);

/** The thumbprint of a JWK (RFC 7638) with SHA-256; null for one that lacks something. */
export function thumbprintOf(jwk: JsonObject): string | null {
  return thumbprintBy(stringMember(jwk, 'kty') ?? '', (name) => stringMember(jwk, name));
}

/**
 * The same of a key in any form.
 * @param text what a member of the key says, if it is there and is text
 */
export function thumbprintBy(
  kty: string,
  text: (name: string) => string | undefined,
): string | null {
  const members = NAMING.get(kty)?.map((name) => [name, text(name)] as const);
  if (members === undefined || members.some(([, value]) => value === undefined)) return null;
  return sha256Of(JSON.stringify(Object.fromEntries(members)));
}
