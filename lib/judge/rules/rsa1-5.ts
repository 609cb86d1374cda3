import { stringMember } from '../../jose/members.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const rsa15 = rule({
  code: 'rsa1-5',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7518 §4.2', 'RFC 8725 §3.2'],
  forms: ['jwe'],
  judge: ({ token: { header } }) =>
    stringMember(header, 'alg') === 'RSA1_5' ? { evidence: [headerSeen(header, 'alg')] } : null,
});
