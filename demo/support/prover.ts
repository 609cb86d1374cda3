import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { PROOF_ALG } from '../names.ts';

export interface ProofParts {
  /** The access token beside the proof. */
  readonly token?: string;
  readonly nonce?: string | undefined;
  /** Claims to set otherwise than is right. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Members of the header to set otherwise than is right. */
  readonly header?: Readonly<Record<string, unknown>>;
}

/** Holds a key and makes proofs of possession with it (RFC 9449 §4.2), right ones and wrong ones. */
export interface Prover {
  readonly thumbprint: string;
  readonly privateJwk: JWK;
  proof(method: string, address: string, parts?: ProofParts): Promise<string>;
}

export async function createProver(): Promise<Prover> {
  const { publicKey, privateKey } = await generateKeyPair(PROOF_ALG, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    privateJwk: await exportJWK(privateKey),
    proof(method, address, { token, nonce, claims, header } = {}) {
      const ath =
        token === undefined ? undefined : createHash('sha256').update(token).digest('base64url');
      const payload = {
        htm: method,
        htu: address,
        iat: Math.floor(Date.now() / 1000),
        jti: randomUUID(),
        ...(ath === undefined ? {} : { ath }),
        ...(nonce === undefined ? {} : { nonce }),
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ typ: 'dpop+jwt', alg: PROOF_ALG, jwk, ...header })
        .sign(privateKey);
    },
  };
}
