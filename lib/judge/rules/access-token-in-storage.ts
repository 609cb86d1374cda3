import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** What goes with the tab is milder; what stays on the disk is told. */
export const accessTokenInStorage = rule({
  code: 'access-token-in-storage',
  severity: 'note',
  needs: 'record',
  source: ['RFC 10017 §8.5'],
  kinds: ['access'],
  judge: (subject) => found(placesSeen(placesOf(subject, ['local-storage', 'indexed-db']))),
});
