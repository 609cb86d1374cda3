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
    const names = new Set(claims.members.map(({ name }) => name).filter(isDateClaim));
    const wrong = [...names].filter((name) => {
      const value = seconds(claims, name) ?? 0;
      return value >= FROM && value < TO;
    });
    return found(wrong.map((name) => claimSeen(claims, name)));
  },
});
