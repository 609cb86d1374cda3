import { member } from '../../jose/members.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Members of a JWK that only its owner may know (RFC 7518 §6.2.2, §6.3.2 and §6.4.1). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

export const privateKeyInHeader = rule({
  code: 'private-key-in-header',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §4.1.3', 'RFC 9449 §4.2'],
  judge: ({ token: { header } }) => {
    const jwk = member(header, 'jwk');
    return jwk?.type === 'object' && PRIVATE.some((name) => member(jwk, name) !== undefined)
      ? { evidence: [headerSeen(header, 'jwk')] }
      : null;
  },
});
