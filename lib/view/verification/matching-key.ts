import type { VerificationKey } from '../../judge/verify/key.ts';
import type { Verification } from '../../judge/verify/verification.ts';

/** The key that answered for a token, also where it must not be accepted, or that opened it. */
export function matchingKey({
  signature,
  decryption,
  inner,
}: Verification): VerificationKey | null {
  if (signature.state === 'verified') return signature.key;
  if (signature.state === 'failed' && signature.matches === true) return signature.key;
  if (inner?.signature.state === 'verified') return inner.signature.key;
  return decryption?.state === 'decrypted' ? decryption.key : null;
}
