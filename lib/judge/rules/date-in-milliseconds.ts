import { isDateClaim } from '../../jose/registry.ts';
import { claimSeen, found, seconds } from '../evidence.ts';
import { rule } from '../finding.ts';

/** As milliseconds these are the years 2001 to 2286; as seconds, years that nobody means. */
const [FROM, TO] = [1e12, 1e13];

export const dateInMilliseconds = rule({
  code: 'date-in-milliseconds',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §2'],
  judge: ({ claims }) => {
    if (claims === null) return null;
    let wrong: Set<string> | null = null;
    for (const { name, value } of claims.members) {
      if (value.type !== 'number' || !isDateClaim(name)) continue;
      // Of a name that occurs twice the last one counts.
      const counted = seconds(claims, name) ?? 0;
      if (counted >= FROM && counted < TO) wrong = (wrong ?? new Set()).add(name);
    }
    return wrong && found([...wrong].map((name) => claimSeen(claims, name)));
  },
});
