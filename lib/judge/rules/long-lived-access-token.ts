import { claimSeen, seconds } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isPublicKey } from '../public-key.ts';

/**
 * RFC 6750 §5.3 asks for an hour or less where tokens live in browsers. Many issue them for a day, with
 * reasons; more than a week has none.
 */
const LONGEST = 7 * 86_400;

export const longLivedAccessToken = rule({
  code: 'long-lived-access-token',
  severity: 'note',
  needs: 'token',
  source: ['RFC 6750 §5.3'],
  kinds: ['access'],
  judge: (subject) => {
    const { claims } = subject;
    if (claims === null || isPublicKey(subject)) return null;
    const [exp, iat] = [seconds(claims, 'exp'), seconds(claims, 'iat')];
    if (exp === null || iat === null || exp - iat <= LONGEST || exp >= 1e11) return null;
    return { evidence: [claimSeen(claims, 'exp'), claimSeen(claims, 'iat')] };
  },
});
