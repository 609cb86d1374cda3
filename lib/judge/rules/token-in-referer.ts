import { CREDENTIALS, found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const tokenInReferer = rule({
  code: 'token-in-referer',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §4.2', 'RFC 9700 §4.3.2'],
  kinds: CREDENTIALS,
  judge: (subject) =>
    found(
      placesSeen(placesOf(subject, ['request-header']).filter(({ field }) => field === 'Referer')),
    ),
});
