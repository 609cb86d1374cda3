import { decodeBase64urlStart } from '../../jose/base64url.ts';
import { member, stringMember } from '../../jose/members.ts';
import { found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { LEAST_RSA_BYTES } from './rsa-signature.ts';

export const weakKeyInHeader = rule({
  code: 'weak-key-in-header',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7518 §3.3', 'RFC 8017 §3.1'],
  judge: ({ token: { header } }) => {
    const jwk = member(header, 'jwk');
    if (jwk?.type !== 'object' || stringMember(jwk, 'kty') !== 'RSA') return null;
    const [n, e] = [stringMember(jwk, 'n') ?? '', stringMember(jwk, 'e') ?? ''];
    const bytes = Math.floor((n.length * 3) / 4);
    // The numbers begin with their first byte that is not zero (RFC 7518 §2).
    const isSmall = bytes > 0 && bytes < LEAST_RSA_BYTES;
    const last = decodeBase64urlStart(e).at(-1);
    const isOdd = last === undefined || (last % 2 === 1 && e !== 'AQ');
    return isSmall || !isOdd ? found([headerSeen(header, 'jwk')]) : null;
  },
});
