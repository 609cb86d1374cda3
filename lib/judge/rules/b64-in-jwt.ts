import { isUnencoded, stringMember } from '../../jose/members.ts';
import { found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const b64InJwt = rule({
  code: 'b64-in-jwt',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7797 §7'],
  judge: ({ token: { header } }) =>
    isUnencoded(header) &&
    /^(?:application\/)?(?:.+\+)?jwt$/i.test(stringMember(header, 'typ') ?? '')
      ? found([headerSeen(header, 'b64'), headerSeen(header, 'typ')])
      : null,
});
