import { found, placesOf, placesSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** An ID token may come in a fragment (OpenID Connect Core 1.0 §3.2.2.5). */
export const tokenInFragment = rule({
  code: 'token-in-fragment',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §2.1.2', 'RFC 9700 §4.3.2'],
  kinds: ['access', 'refresh'],
  judge: (subject) => found(placesSeen(placesOf(subject, ['url-fragment']))),
});
