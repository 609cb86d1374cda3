import { stringMember } from '../../jose/members.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Only where both requests were seen, so that state and code lead from the one to the other. */
export const nonceDiffers = rule({
  code: 'nonce-differs',
  severity: 'error',
  needs: 'record',
  source: ['OpenID Connect Core 1.0 §3.1.3.7'],
  kinds: ['id'],
  judge: ({ claims, record: { origin } }) => {
    const asked = origin?.grant?.nonce ?? null;
    if (claims === null || asked === null || stringMember(claims, 'nonce') === asked) return null;
    return found([claimSeen(claims, 'nonce'), { at: 'parameter', name: 'nonce', value: asked }]);
  },
});
