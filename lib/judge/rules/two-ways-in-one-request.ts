import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const twoWaysInOneRequest = rule({
  code: 'two-ways-in-one-request',
  severity: 'error',
  needs: 'record',
  source: ['RFC 6750 §2'],
  kinds: ['access'],
  judge: (subject) => {
    if (!subject.record.twice) return null;
    const places = placesOf(subject, ['request-header', 'url-query', 'request-body']);
    return found(placesSeen(places));
  },
});
