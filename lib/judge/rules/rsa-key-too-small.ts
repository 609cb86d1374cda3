import { stringMember } from '../../jose/members.ts';
import { headerSeen, signatureBytes } from '../evidence.ts';
import { rule } from '../finding.ts';

const RSA = /^[RP]S(?:256|384|512)$/;
/** RFC 7518 §3.3 and §3.5: keys of 2048 bits or larger; a signature is as long as the modulus. */
const LEAST_BYTES = 2048 / 8;

export const rsaKeyTooSmall = rule({
  code: 'rsa-key-too-small',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7518 §3.3', 'RFC 7518 §3.5'],
  forms: ['jws', 'sd-jwt'],
  judge: ({ token }) => {
    if (!RSA.test(stringMember(token.header, 'alg') ?? '')) return null;
    const bytes = signatureBytes(token);
    if (bytes === null || bytes === 0 || bytes >= LEAST_BYTES) return null;
    return { evidence: [headerSeen(token.header, 'alg'), { at: 'signature', bytes }] };
  },
});
