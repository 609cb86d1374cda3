import { neverEnds } from '../../token/dates.ts';
import { claimSeen, found, seconds } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Equal moments leave no time either: `exp` is the first at which it is refused. */
export const endsBeforeItBegins = rule({
  code: 'ends-before-it-begins',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §4.1.4', 'RFC 7519 §4.1.5'],
  judge: ({ claims }) => {
    const exp = seconds(claims, 'exp');
    if (claims === null || exp === null || neverEnds(claims)) return null;
    const late = ['nbf', 'iat'].filter((name) => (seconds(claims, name) ?? -Infinity) >= exp);
    return found(late.length === 0 ? [] : ['exp', ...late].map((name) => claimSeen(claims, name)));
  },
});
