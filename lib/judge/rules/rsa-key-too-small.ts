import { stringMember } from '../../jose/members.ts';
import { headerSeen, signatureBytes } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isKeyLength, LEAST_RSA_BYTES, RSA } from './rsa-signature.ts';

export const rsaKeyTooSmall = rule({
  code: 'rsa-key-too-small',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7518 §3.3', 'RFC 7518 §3.5'],
  forms: ['jws', 'sd-jwt'],
  judge: ({ token }) => {
    if (!RSA.test(stringMember(token.header, 'alg') ?? '')) return null;
    const bytes = signatureBytes(token);
    if (bytes === null || bytes >= LEAST_RSA_BYTES || !isKeyLength(bytes)) return null;
    return { evidence: [headerSeen(token.header, 'alg'), { at: 'signature', bytes }] };
  },
});
