import { leftHalfOf } from '../../jose/hash.ts';
import { stringMember } from '../../jose/members.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const cHashDiffers = rule({
  code: 'c-hash-differs',
  severity: 'error',
  needs: 'record',
  source: ['OpenID Connect Core 1.0 §3.3.2.10'],
  kinds: ['id'],
  judge: ({ claims, token, record: { origin } }) => {
    const told = claims === null ? undefined : stringMember(claims, 'c_hash');
    const code = origin?.grant?.code ?? null;
    if (claims === null || told === undefined || code === null) return null;
    // A plus sign that was not encoded reads as a space, and nothing tells which of them it was.
    if (code.includes(' ')) return null;
    const hash = leftHalfOf(code, stringMember(token.header, 'alg') ?? '');
    if (hash === null || hash === told) return null;
    return found([claimSeen(claims, 'c_hash'), { at: 'parameter', name: 'code', value: code }]);
  },
});
