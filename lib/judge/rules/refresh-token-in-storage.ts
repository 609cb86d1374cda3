import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const refreshTokenInStorage = rule({
  code: 'refresh-token-in-storage',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 10017 §8.5'],
  kinds: ['refresh'],
  judge: (subject) =>
    found(placesSeen(placesOf(subject, ['local-storage', 'session-storage', 'indexed-db']))),
});
