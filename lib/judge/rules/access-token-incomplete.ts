import { stringMember } from '../../jose/members.ts';
import { found, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Only a token that says it follows the profile: `exp` has a rule of its own. */
export const accessTokenIncomplete = rule({
  code: 'access-token-incomplete',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 9068 §2.2'],
  judge: ({ claims, token: { header } }) =>
    claims === null || !/^(?:application\/)?at\+jwt$/i.test(stringMember(header, 'typ') ?? '')
      ? null
      : found(missing(claims, ['iss', 'aud', 'sub', 'client_id', 'iat', 'jti'])),
});
