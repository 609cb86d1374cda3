import type { Place } from '../../ledger/record.ts';
import { CARRIERS } from '../../scan/carriers.ts';
import { nameOfPlace } from '../../token/names.ts';
import { found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const refreshTokenReused = rule({
  code: 'refresh-token-reused',
  severity: 'error',
  needs: 'messages',
  source: ['RFC 6749 §6', 'RFC 9700 §4.14.2'],
  kinds: ['refresh'],
  judge: ({ record, around }) => {
    const { lastSentAt, id, places } = record;
    const sent = places.filter(({ carrier }) => CARRIERS[carrier].sent);
    // One may be sent again to be revoked, and cookies are sent by the browser.
    if (lastSentAt === null || !sent.every(isToRefresh)) return null;
    const next = around.issuedFor(id).find((other) => other.kind === 'refresh');
    if (next === undefined || lastSentAt <= next.record.firstSeen + GRACE) return null;
    return found([{ at: 'sent', moment: lastSentAt }, tokenSeen(next)]);
  },
});

/**
 * Servers that rotate let the old one pass for a while, as an answer may be lost with its page and two tabs
 * may ask at once; Cognito for up to so long (RetryGracePeriodSeconds), and others alike.
 */
const GRACE = 60_000;

function isToRefresh(place: Place): boolean {
  return place.carrier === 'request-body' && /refresh_?token$/i.test(nameOfPlace(place));
}
