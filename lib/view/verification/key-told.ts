// What may be told of a key to those who are not meant to have it.

import type { VerificationKey } from '../../judge/verify/key.ts';
import type { SignatureVerdict, Verification } from '../../judge/verify/verification.ts';
import { signedPart } from './signature-state.ts';

/** A key's thumbprint; null for a secret, which could be guessed by it. */
export function openThumbprint({ id, material }: VerificationKey): string | null {
  return material.type === 'jwk' && material.jwk.kty !== 'oct' ? id : null;
}

/** What a verdict about a signature, or about opening a token, rests on. */
export interface Grounds {
  readonly algorithm: string | null;
  /** Code of the failure. */
  readonly reason: string | null;
  /** That verified or opened it, or that the reason is about. */
  readonly key: VerificationKey | null;
}

/** What the verdict about a signature rests on; of what was opened that of the token inside. */
export function groundsOf(verification: Verification): Grounds {
  const { signature, decryption } = signedPart(verification);
  return of(decryption ?? signature);
}

function of(verdict: SignatureVerdict | NonNullable<Verification['decryption']>): Grounds {
  switch (verdict.state) {
    case 'verified':
    case 'decrypted':
      return { algorithm: verdict.algorithm, reason: null, key: verdict.key };
    case 'failed':
      return { algorithm: verdict.algorithm, reason: verdict.reason.code, key: verdict.key };
    case 'no-key':
      return { algorithm: verdict.wanted.alg, reason: verdict.why, key: null };
    case 'unsupported':
      return { algorithm: verdict.algorithm, reason: verdict.why, key: null };
    case 'costly':
      return { algorithm: verdict.algorithm, reason: verdict.state, key: null };
    case 'unsigned':
      return { algorithm: null, reason: verdict.why, key: null };
    case 'encrypted':
      return { algorithm: null, reason: null, key: null };
  }
}
