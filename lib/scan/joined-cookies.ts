// Cookies of one message that hold parts of one value, put together where the first of them stands.
import type { CookiePair } from '../http/cookies.ts';
import type { AssembledCookie, Assembly } from './chunks.ts';

/**
 * What becomes of each cookie: `single` is looked at as it is, an assembled one stands in the place of
 * the first of its parts, and the other parts are looked at no more.
 */
export type CookiePart = 'single' | 'other-part' | AssembledCookie;

/** What becomes of each of these cookies, in their order. Linear. */
export function cookieParts(
  pairs: readonly CookiePair[],
  { whole, rest }: Assembly,
): readonly CookiePart[] {
  const single = new Set(rest);
  const waiting = new Map<string, AssembledCookie>();
  for (const cookie of whole) for (const name of cookie.parts) waiting.set(name, cookie);
  return pairs.map((pair) => {
    if (single.has(pair)) return 'single';
    const cookie = waiting.get(pair.name);
    if (cookie === undefined) return 'other-part';
    for (const name of cookie.parts) waiting.delete(name);
    return cookie;
  });
}
