import { thumbprintOf } from '../../jose/hash.ts';
import { member, stringMember } from '../../jose/members.ts';
import type { Token } from '../../token/token.ts';
import { claimSeen, found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Of what was used alone: a page that is handed proofs has not used them, and a redirect is the browser's. */
export const dpopProofReused = rule({
  code: 'dpop-proof-reused',
  severity: 'warning',
  needs: 'messages',
  source: ['RFC 9449 §4.3', 'RFC 9449 §11.1'],
  kinds: ['dpop-proof'],
  judge: ({ claims, record, token, around }) => {
    const jti = claims === null ? undefined : stringMember(claims, 'jti');
    const use = record.origin?.use ?? null;
    if (claims === null || jti === undefined || use === null) return null;
    // Another client may have come to the same name.
    const key = keyOf(token);
    const twins = around
      .proofs(jti)
      .filter(
        (other) =>
          other.record.id !== record.id &&
          other.record.origin?.use != null &&
          keyOf(other.token) === key,
      );
    const seen = [claimSeen(claims, 'jti'), ...twins.slice(0, MOST).map(tokenSeen)];
    if (twins.length > 0) return found(seen);
    const { at, againAt } = use;
    return againAt !== null && againAt - at > RETRIED
      ? found([...seen, { at: 'sent', moment: againAt }])
      : null;
  },
});

function keyOf({ header }: Token): string | null {
  const jwk = member(header, 'jwk');
  return jwk?.type === 'object' ? thumbprintOf(jwk) : null;
}

/** A broken connection is tried again with the fields of the first request. */
const RETRIED = 2_000;
/** No more than a person reads. */
const MOST = 3;
