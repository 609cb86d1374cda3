import { stringMember } from '../../jose/members.ts';
import { headerSeen, seconds as numberIn } from '../evidence.ts';
import { rule } from '../finding.ts';

export const passwordIterationsMany = rule({
  code: 'password-iterations-many',
  severity: 'warning',
  needs: 'token',
  source: ['draft-ietf-oauth-rfc8725bis-10 §3.13'],
  judge: ({ token: { header } }) => {
    if (!stringMember(header, 'alg')?.startsWith('PBES2-')) return null;
    const count = numberIn(header, 'p2c');
    return count !== null && count > MOST ? { evidence: [headerSeen(header, 'p2c')] } : null;
  },
});

/** A receiver should refuse more, as counting so far keeps it busy for whoever sends such tokens. */
const MOST = 1_200_000;
