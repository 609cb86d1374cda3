import { sha256Of } from '../../jose/hash.ts';
import { stringMember } from '../../jose/members.ts';
import { claimSeen, found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { accessTokensBeside } from './dpop.ts';

export const dpopProofOtherToken = rule({
  code: 'dpop-proof-other-token',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 9449 §4.2', 'RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: (subject) => {
    const { claims } = subject;
    const tokens = accessTokensBeside(subject);
    if (claims === null || tokens.length === 0) return null;
    const ath = stringMember(claims, 'ath');
    if (tokens.some(({ token }) => sha256Of(token.raw) === ath)) return null;
    return found([claimSeen(claims, 'ath'), ...tokens.map(tokenSeen)]);
  },
});
