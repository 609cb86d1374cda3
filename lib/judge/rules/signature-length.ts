import { stringMember } from '../../jose/members.ts';
import { headerSeen, signatureBytes } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isKeyLength, LEAST_RSA_BYTES, RSA } from './rsa-signature.ts';

/**
 * Bytes of a signature: RFC 7518 §3.2 for HMAC, §3.4 for ECDSA (both numbers at full length), RFC 8037
 * §3.1 for EdDSA (Ed25519 or Ed448), which RFC 9864 §2.2 names apart, RFC 8812 §3.2 for ES256K.
 */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  HS256: [32],
  HS384: [48],
  HS512: [64],
  ES256: [64],
  ES256K: [64],
  ES384: [96],
  ES512: [132],
  EdDSA: [64, 114],
  Ed25519: [64],
  Ed448: [114],
};

export const signatureLength = rule({
  code: 'signature-length',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7518 §3.2', 'RFC 7518 §3.4', 'RFC 8037 §3.1'],
  forms: ['jws', 'sd-jwt'],
  judge: ({ token }) => {
    const alg = stringMember(token.header, 'alg') ?? '';
    const bytes = signatureBytes(token);
    if (bytes === null || bytes === 0 || canBe(alg, bytes)) return null;
    return { evidence: [headerSeen(token.header, 'alg'), { at: 'signature', bytes }] };
  },
});

/** A short RSA signature that is as long as a key has the finding that the key is too small. */
function canBe(alg: string, bytes: number): boolean {
  if (RSA.test(alg)) return bytes >= LEAST_RSA_BYTES || isKeyLength(bytes);
  const lengths = Object.hasOwn(LENGTHS, alg) ? LENGTHS[alg] : undefined;
  return lengths?.includes(bytes) ?? true;
}
