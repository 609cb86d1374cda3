import { stringMember } from '../../jose/members.ts';
import { found, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

const TYPE = /^(?:application\/)?at\+jwt$/i;

/** Only a token that says it follows the profile: `exp` has a rule of its own. */
export const accessTokenIncomplete = rule({
  code: 'access-token-incomplete',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 9068 §2.2'],
  judge: ({ claims, token: { header } }) =>
    claims === null || !TYPE.test(stringMember(header, 'typ') ?? '')
      ? null
      : found(missing(claims, ['iss', 'aud', 'sub', 'client_id', 'iat', 'jti'])),
});
