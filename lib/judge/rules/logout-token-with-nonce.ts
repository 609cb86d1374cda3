import { member } from '../../jose/members.ts';
import { claimSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const logoutTokenWithNonce = rule({
  code: 'logout-token-with-nonce',
  severity: 'error',
  needs: 'token',
  source: ['OpenID Connect Back-Channel Logout 1.0 §2.4'],
  kinds: ['logout'],
  judge: ({ claims }) =>
    claims !== null && member(claims, 'nonce') !== undefined
      ? { evidence: [claimSeen(claims, 'nonce')] }
      : null,
});
