import { stringMember } from '../../jose/members.ts';
import { claimSeen, found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const dpopProofReused = rule({
  code: 'dpop-proof-reused',
  severity: 'warning',
  needs: 'messages',
  source: ['RFC 9449 §4.3', 'RFC 9449 §11.1'],
  kinds: ['dpop-proof'],
  judge: ({ claims, record, around }) => {
    const jti = claims === null ? undefined : stringMember(claims, 'jti');
    if (claims === null || jti === undefined || record.lastSentAt === null) return null;
    const twins = around.proofs(jti).filter((other) => other.record.id !== record.id);
    const seen = [claimSeen(claims, 'jti'), ...twins.slice(0, MOST).map(tokenSeen)];
    if (twins.length > 0) return found(seen);
    const isSentAgain = record.lastSentAt - record.firstSeen > FOLLOWED;
    return isSentAgain ? found([...seen, { at: 'sent', moment: record.lastSentAt }]) : null;
  },
});

/** A redirect is followed, and a broken connection tried again, with the fields of the first request. */
const FOLLOWED = 2_000;
/** No more than a person reads. */
const MOST = 3;
