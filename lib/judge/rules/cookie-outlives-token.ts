import { dateClaim } from '../../token/dates.ts';
import { CREDENTIALS, claimSeen, placesOf } from '../evidence.ts';
import { rule } from '../finding.ts';
import { heldInCookie } from './held-in-cookie.ts';

/** A little longer is nothing: a server that sets both does so at two moments. */
const LEEWAY = 3_600_000;

/** Only where the cookie is the token, and not something around it that may last longer. */
export const cookieOutlivesToken = rule({
  code: 'cookie-outlives-token',
  severity: 'note',
  needs: 'record',
  source: ['RFC 6265 §5.3', 'RFC 7519 §4.1.4'],
  kinds: CREDENTIALS,
  judge: (subject) => {
    const { token, claims } = subject;
    const ends = heldInCookie(subject)?.expiresAt ?? null;
    const expires = dateClaim(token, 'exp');
    if (claims === null || ends === null || expires === null || ends <= expires + LEEWAY)
      return null;
    const places = placesOf(subject, ['cookie', 'set-cookie', 'cookie-jar']);
    return places.some(({ via }) => via.length === 0)
      ? {
          evidence: [{ at: 'cookie', attribute: 'Expires', value: ends }, claimSeen(claims, 'exp')],
        }
      : null;
  },
});
