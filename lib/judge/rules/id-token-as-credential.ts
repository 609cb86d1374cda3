import { member } from '../../jose/members.ts';
import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { hostsSentTo } from '../sent-to.ts';
import { audienceOf, issuerHostOf } from '../sites.ts';

/**
 * Some gateways want it so, which is why this is no more than a note. Firebase gives out no other tokens
 * (firebase.google.com/docs/auth/admin/verify-id-tokens), and some are made for the very host that gets them, as
 * those for Cloud Run (cloud.google.com/run/docs/authenticating/service-to-service).
 */
export const idTokenAsCredential = rule({
  code: 'id-token-as-credential',
  severity: 'note',
  needs: 'record',
  source: ['OpenID Connect Core 1.0 §2', 'RFC 9068 §4'],
  kinds: ['id'],
  judge: (subject) => {
    const { claims, record } = subject;
    const audience = claims === null ? [] : audienceOf(claims);
    const takers = hostsSentTo(record);
    // As a hint, or because the browser sends a cookie to who set it.
    const aside = [issuerHostOf(claims), ...hostsSentTo({ sentTo: record.cookieTo })];
    const isMeant = (host: string) => audience.includes(host);
    if (takers.some(isMeant) && takers.every((host) => isMeant(host) || aside.includes(host)))
      return null;
    if (claims !== null && member(claims, 'firebase') !== undefined) return null;
    const fields = placesOf(subject, ['request-header']);
    return found(placesSeen(fields.filter(({ field }) => /^authorization$/i.test(field))));
  },
});
