import { stringMember } from '../../jose/members.ts';
import { headerSeen, seconds as numberIn } from '../evidence.ts';
import { rule } from '../finding.ts';

/** RFC 7518 §4.8.1.2: "a minimum iteration count of 1000 is RECOMMENDED". */
const LEAST = 1000;

export const passwordIterations = rule({
  code: 'password-iterations',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7518 §4.8.1.2'],
  judge: ({ token: { header } }) => {
    if (!stringMember(header, 'alg')?.startsWith('PBES2-')) return null;
    const count = numberIn(header, 'p2c');
    return count !== null && count < LEAST ? { evidence: [headerSeen(header, 'p2c')] } : null;
  },
});
