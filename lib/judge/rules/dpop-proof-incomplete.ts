import { member, stringMember } from '../../jose/members.ts';
import { found, headerSeen, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

/** RFC 9449 §4.2: `typ`, `jwk`, `jti`, `htm`, `htu` and `iat` are required, and `alg` is asymmetric. */
export const dpopProofIncomplete = rule({
  code: 'dpop-proof-incomplete',
  severity: 'error',
  needs: 'token',
  source: ['RFC 9449 §4.2', 'RFC 9449 §4.3'],
  kinds: ['dpop-proof'],
  judge: ({ claims, token: { header } }) => {
    if (claims === null) return null;
    const members = [
      ...(/^(?:application\/)?dpop\+jwt$/i.test(stringMember(header, 'typ') ?? '') ? [] : ['typ']),
      ...(/^(?:none|HS\d+)$/i.test(stringMember(header, 'alg') ?? '') ? ['alg'] : []),
      ...(member(header, 'jwk') === undefined ? ['jwk'] : []),
    ].map((name) => headerSeen(header, name));
    return found([...members, ...missing(claims, ['jti', 'htm', 'htu', 'iat'])]);
  },
});
