// Cookies of one message that hold parts of one value, put together again.
import type { CookiePair } from '../http/cookies.ts';
import { assemble, lackOf } from '../scan/chunks.ts';
import { cookieParts } from '../scan/joined-cookies.ts';
import type { HarPlace } from './entry.ts';

/**
 * The cookies of one message, those that belong together as one place where the first of them stands.
 * A value that was joined stands nowhere as a whole.
 */
export function joinCookies(places: readonly HarPlace[]): readonly HarPlace[] {
  const pairs = places.map((place): CookiePair => ({ name: place.field, value: place.text }));
  const assembly = assemble(pairs);
  if (assembly.whole.length === 0) return places;
  const parts = cookieParts(pairs, assembly);
  return places.map((place, at): HarPlace => {
    const part = parts[at];
    if (part === undefined || part === 'single') return place;
    // Nothing is looked for in the other parts, but they are known places.
    if (part === 'other-part') return { ...place, text: '' };
    return { ...place, field: part.name, text: part.value, start: null, lack: lackOf(part) };
  });
}
