import { member } from '../../jose/members.ts';
import { claimSeen, found, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

/** It says whom it is about by `sub`, by `sid` or by both. */
export const logoutTokenIncomplete = rule({
  code: 'logout-token-incomplete',
  severity: 'error',
  needs: 'token',
  source: ['OpenID Connect Back-Channel Logout 1.0 §2.4'],
  kinds: ['logout'],
  judge: ({ claims }) => {
    if (claims === null) return null;
    const lacking = missing(claims, ['iss', 'aud', 'iat', 'jti', 'events']);
    const isAbout = ['sub', 'sid'].some((name) => member(claims, name) !== undefined);
    return found(isAbout ? lacking : [...lacking, claimSeen(claims, 'sub')]);
  },
});
