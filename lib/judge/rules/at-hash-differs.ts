import { leftHalfOf } from '../../jose/hash.ts';
import { stringMember } from '../../jose/members.ts';
import { claimSeen, found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * Only with what the same message of an authorization server named `access_token`: other tokens may come
 * with the two, and a page may keep an older ID token.
 */
export const atHashDiffers = rule({
  code: 'at-hash-differs',
  severity: 'error',
  needs: 'messages',
  source: ['OpenID Connect Core 1.0 §3.1.3.8', 'OpenID Connect Core 1.0 §3.2.2.9'],
  kinds: ['id'],
  judge: ({ claims, token, record: { origin }, around }) => {
    const told = claims === null ? undefined : stringMember(claims, 'at_hash');
    const given = origin?.accessToken == null ? undefined : around.get(origin.accessToken);
    if (claims === null || told === undefined || given === undefined) return null;
    const hash = leftHalfOf(given.token.raw, stringMember(token.header, 'alg') ?? '');
    if (hash === null || hash === told) return null;
    return found([claimSeen(claims, 'at_hash'), tokenSeen(given)]);
  },
});
