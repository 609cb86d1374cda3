import { thumbprintOf } from '../../jose/hash.ts';
import { member } from '../../jose/members.ts';
import { boundTo } from '../dpop.ts';
import { found, headerSeen, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { accessTokensBeside } from './dpop.ts';

export const dpopProofOtherKey = rule({
  code: 'dpop-proof-other-key',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 9449 §4.3', 'RFC 9449 §6.1'],
  kinds: ['dpop-proof'],
  judge: (subject) => {
    const { header } = subject.token;
    const jwk = member(header, 'jwk');
    const thumbprint = jwk?.type === 'object' ? thumbprintOf(jwk) : null;
    if (thumbprint === null) return null;
    const others = accessTokensBeside(subject).filter(({ token }) => {
      const bound = boundTo(token);
      return bound !== null && bound !== thumbprint;
    });
    return others.length === 0
      ? null
      : found([headerSeen(header, 'jwk'), ...others.map(tokenSeen)]);
  },
});
