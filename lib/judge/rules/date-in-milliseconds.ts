import { isDateClaim } from '../../jose/registry.ts';
import { claimSeen, found, seconds } from '../evidence.ts';
import { rule } from '../finding.ts';
import { looksLikeMilliseconds } from '../lifetime.ts';

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
      if (looksLikeMilliseconds(seconds(claims, name) ?? 0)) wrong = (wrong ?? new Set()).add(name);
    }
    return wrong && found([...wrong].map((name) => claimSeen(claims, name)));
  },
});
