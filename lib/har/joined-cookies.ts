// Cookies of one message that hold parts of one value, put together again.
import type { CookiePair } from '../http/cookies.ts';
import { assemble, lackOf } from '../scan/chunks.ts';
import type { HarPlace } from './entry.ts';

/**
 * The cookies of one message, those that belong together as one place where the first of them stands.
 * A value that was joined stands nowhere as a whole.
 */
export function joinCookies(places: readonly HarPlace[]): readonly HarPlace[] {
  const pairs = places.map((place): CookiePair => ({ name: place.field, value: place.text }));
  const { whole, rest } = assemble(pairs);
  if (whole.length === 0) return places;
  const single = new Set(rest);
  const waiting = new Map(
    whole.flatMap((cookie) => cookie.parts.map((name) => [name, cookie] as const)),
  );
  return places.map((place, at): HarPlace => {
    const pair = pairs[at];
    if (pair === undefined || single.has(pair)) return place;
    const cookie = waiting.get(place.field);
    // Nothing is looked for in the other parts, but they are known places.
    if (cookie === undefined) return { ...place, text: '' };
    for (const name of cookie.parts) waiting.delete(name);
    const { name: field, value: text } = cookie;
    return { ...place, field, text, start: null, lack: lackOf(cookie) };
  });
}
