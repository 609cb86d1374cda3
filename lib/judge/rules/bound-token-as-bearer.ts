import { boundTo } from '../dpop.ts';
import { claimSeen, found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const boundTokenAsBearer = rule({
  code: 'bound-token-as-bearer',
  severity: 'error',
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
