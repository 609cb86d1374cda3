import { leftHalfOf } from '../../jose/hash.ts';
import { stringMember } from '../../jose/members.ts';
import { claimSeen, found, neighboursOf, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Only of tokens that an authorization server gave together: a page may keep an older ID token. */
export const atHashDiffers = rule({
  code: 'at-hash-differs',
  severity: 'error',
  needs: 'messages',
  source: ['OpenID Connect Core 1.0 §3.1.3.8', 'OpenID Connect Core 1.0 §3.2.2.9'],
  kinds: ['id'],
  judge: (subject) => {
    const { claims, token, record } = subject;
    const told = claims === null ? undefined : stringMember(claims, 'at_hash');
    if (claims === null || told === undefined || record.origin?.grant == null) return null;
    const tokens = neighboursOf(subject).filter(({ kind }) => kind === 'access');
    const alg = stringMember(token.header, 'alg') ?? '';
    const hashes = tokens.map((other) => leftHalfOf(other.token.raw, alg));
    if (hashes.includes(told) || hashes.includes(null) || tokens.length === 0) return null;
    return found([claimSeen(claims, 'at_hash'), ...tokens.map(tokenSeen)]);
  },
});
