import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { ACCESS_TOKEN_ALG, ID_TOKEN_ALG } from '../names.ts';

/** The provider's signing keys: private for the provider, public for whoever verifies. */
export interface SigningKeys {
  readonly privateJwks: { readonly keys: JWK[] };
  readonly publicJwks: { readonly keys: JWK[] };
}

/** Fresh keys at every start: nothing that signs is ever written to disk. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  const pairs = await Promise.all([ID_TOKEN_ALG, ACCESS_TOKEN_ALG].map(makePair));
  return {
    privateJwks: { keys: pairs.map((pair) => pair.privateJwk) },
    publicJwks: { keys: pairs.map((pair) => pair.publicJwk) },
  };
}

async function makePair(alg: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const names = { alg, use: 'sig', kid: await calculateJwkThumbprint(publicJwk) };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...names },
    publicJwk: { ...publicJwk, ...names },
  };
}
