// Keys as WebCrypto takes them. Only the public half is used for checking, and what a JWK says of its
// purpose stays behind: keyFaults() judged it, and an engine would refuse it without telling why.
import type { JWK } from 'jose';
import type { SignatureAlgorithm } from './algorithms.ts';
import type { Jwk, VerificationKey } from './key.ts';

export type Imported =
  | { readonly ok: true; readonly key: CryptoKey }
  /** `platform`: the engine does not know the algorithm or the curve. */
  | { readonly ok: false; readonly why: 'platform' | 'refused' };

/** The members of a public key, by type (RFC 7518 §6, RFC 8037 §2, RFC 9964 §3). */
const PUBLIC_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['kty', 'n', 'e'],
  EC: ['kty', 'crv', 'x', 'y'],
  OKP: ['kty', 'crv', 'x'],
  // WebCrypto wants to see the algorithm of such a key.
  AKP: ['kty', 'alg', 'pub'],
};

/** Takes up a key for checking signatures. Never rejects. */
export async function importForVerifying(
  { material, crv }: VerificationKey,
  { parameters }: SignatureAlgorithm,
): Promise<Imported> {
  const algorithm =
    parameters === null ? { name: crv ?? '' } : { ...parameters, namedCurve: crv ?? '' };
  try {
    const key =
      material.type === 'jwk'
        ? await crypto.subtle.importKey('jwk', publicHalf(material.jwk), algorithm, false, [
            'verify',
          ])
        : await crypto.subtle.importKey('raw', ownBytes(material.bytes), algorithm, false, [
            'verify',
          ]);
    return { ok: true, key };
  } catch (error) {
    return { ok: false, why: isUnknownToEngine(error) ? 'platform' : 'refused' };
  }
}

/** What anyone may know of a key. */
export function publicHalf(jwk: Jwk): Jwk {
  const members: Record<string, unknown> = {};
  for (const name of PUBLIC_MEMBERS[jwk.kty] ?? []) members[name] = jwk[name];
  return { ...members, kty: jwk.kty };
}

/** WebCrypto takes no bytes of a memory that is shared. */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function isUnknownToEngine(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}

/** What of a JWK speaks of its purpose, which keyFaults() judged. */
const PURPOSE = ['use', 'key_ops', 'alg', 'ext', 'x5c', 'x5u', 'x5t', 'x5t#S256', 'kid'];

/** A key as npm jose takes it for decrypting. */
export function privateMaterial({ material }: VerificationKey): JWK | Uint8Array {
  if (material.type !== 'jwk') return ownBytes(material.bytes);
  return withoutPurpose(material.jwk);
}

/** Both halves of a key, as engines take them. */
export function withoutPurpose(jwk: Jwk): Readonly<Record<string, unknown>> {
  const members = Object.entries(jwk).filter(([name]) => !PURPOSE.includes(name));
  return Object.fromEntries(members);
}
