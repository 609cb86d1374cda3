// SD-JWTs for tests. Digests come from Node's own hashes, so that they judge ours.
import { createHash } from 'node:crypto';
import { jws, segment } from './tokens.ts';

type Hash = 'sha-256' | 'sha-384' | 'sha-512';

/** A disclosure of these elements, exactly. */
export function disclosure(...elements: readonly unknown[]): string {
  return segment(JSON.stringify(elements));
}

/** The digest of a disclosure, in base64url (RFC 9901 §4.2.3). */
export function digest(text: string, hash: Hash = 'sha-256'): string {
  return createHash(hash.replace('-', '')).update(text, 'ascii').digest('base64url');
}

/** An SD-JWT without key binding. */
export function sdJwt(claims: Readonly<Record<string, unknown>>, ...disclosures: string[]): string {
  return `${[jws(claims, { typ: 'example+sd-jwt' }), ...disclosures].join('~')}~`;
}

/** The same with a key-binding JWT whose claims are these besides the right hash. */
export function bound(sdJwt: string, claims: Readonly<Record<string, unknown>> = {}): string {
  const binding = { iat: 1, aud: 'https://verifier.example', nonce: 'n', sd_hash: digest(sdJwt) };
  return sdJwt + jws({ ...binding, ...claims }, { typ: 'kb+jwt' });
}
