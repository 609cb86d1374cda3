import { member } from '../../jose/members.ts';
import { found, isCalledSo, missing } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isPublicKey } from '../public-key.ts';

/** Whom an access token is for: without any of these a `scope` may mean something else. */
const WHO = ['sub', 'client_id', 'azp', 'cid'];

export const accessTokenWithoutExp = rule({
  code: 'access-token-without-exp',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9068 §2.2', 'RFC 6750 §5.3'],
  kinds: ['access'],
  judge: (subject) => {
    const { claims, token } = subject;
    if (claims === null || token.recognition !== undefined || isPublicKey(subject)) return null;
    const isFor = WHO.some((name) => member(claims, name) !== undefined);
    return isFor || isCalledSo(subject) ? found(missing(claims, ['exp'])) : null;
  },
});
