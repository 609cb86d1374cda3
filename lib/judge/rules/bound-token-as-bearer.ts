import { boundTo } from '../dpop.ts';
import { claimSeen, found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * RFC 9449 §7.2: a server that knows DPoP must refuse it so, and to one that does not a client may send it so.
 * Which of them a server is, nothing tells.
 */
export const boundTokenAsBearer = rule({
  code: 'bound-token-as-bearer',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9449 §7.1', 'RFC 9449 §7.2'],
  kinds: ['access'],
  judge: (subject) => {
    const { claims, token } = subject;
    if (claims === null || boundTo(token) === null) return null;
    const places = placesOf(subject, ['request-header']).filter(
      ({ field, via }) => field === 'Authorization' && via[0]?.toLowerCase() === 'bearer',
    );
    return places.length === 0 ? null : found([...placesSeen(places), claimSeen(claims, 'cnf')]);
  },
});
