import { stringMember } from '../../jose/members.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** A request object may go unsigned (OpenID Connect Core 1.0 §6.1). */
export const unsigned = rule({
  code: 'unsigned',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7518 §3.6', 'RFC 8725 §3.2'],
  judge: ({ token: { header }, kind }) =>
    kind !== 'request-object' && stringMember(header, 'alg')?.toLowerCase() === 'none'
      ? { evidence: [headerSeen(header, 'alg')] }
      : null,
});
