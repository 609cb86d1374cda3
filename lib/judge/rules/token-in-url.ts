import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * An ID token as a hint, a request object, a link that resets a password are meant to stand in URLs; what
 * opens an API is not.
 */
export const tokenInUrl = rule({
  code: 'token-in-url',
  severity: 'error',
  needs: 'record',
  source: ['RFC 9700 §4.3.2', 'RFC 6750 §5.3'],
  kinds: ['access', 'refresh'],
  judge: (subject) => found(placesSeen(placesOf(subject, ['url-query', 'url-path']))),
});
