// The public half of a private key that came without it, as OpenSSL writes Ed25519 and Java EC keys: the
// engine's own cryptography calculates it.
import type { Jwk } from '../key.ts';

interface Engine {
  readonly algorithm: { readonly name: string; readonly namedCurve?: string };
  readonly usages: readonly KeyUsage[];
}

function engineFor({ kty, crv }: Jwk): Engine | null {
  if (typeof crv !== 'string') return null;
  if (kty === 'EC') return { algorithm: { name: 'ECDSA', namedCurve: crv }, usages: ['sign'] };
  return { algorithm: { name: crv }, usages: /^Ed/.test(crv) ? ['sign'] : ['deriveBits'] };
}

/**
 * @param pkcs8 the DER of the whole key
 * @returns null where the engine does not know its curve, or does not take it
 */
export async function withPublicHalf(jwk: Jwk, pkcs8: Uint8Array): Promise<Jwk | null> {
  const engine = engineFor(jwk);
  if (engine === null) return null;
  try {
    const { algorithm, usages } = engine;
    const der = Uint8Array.from(pkcs8);
    const key = await crypto.subtle.importKey('pkcs8', der, algorithm, true, usages);
    const { x, y } = await crypto.subtle.exportKey('jwk', key);
    return { ...jwk, x, ...(y === undefined ? {} : { y }) };
  } catch {
    return null;
  }
}
