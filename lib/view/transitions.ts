import { computed, type ReadonlySignal } from '@preact/signals';
import type { Entry } from './entry.ts';

/**
 * The moment of the latest expiry that has passed, in milliseconds since the epoch; -Infinity
 * before the first. Which tokens have expired depends on nothing else, so what is derived from this
 * instead of the clock is worked out again only when one expires, not every second.
 */
export function latestExpiry(
  entries: ReadonlySignal<readonly Entry[]>,
  now: ReadonlySignal<number>,
): ReadonlySignal<number> {
  // One pass: to sort the moments, so as to find the next one sooner, would take longer than all passes.
  return computed(() => {
    const until = now.value;
    let latest = Number.NEGATIVE_INFINITY;
    for (const { expiresAt } of entries.value) {
      if (expiresAt !== null && expiresAt <= until && expiresAt > latest) latest = expiresAt;
    }
    return latest;
  });
}

/** The greatest of ascending numbers that is not above `limit`; -Infinity if there is none. */
export function lastUpTo(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1] ?? Number.NEGATIVE_INFINITY;
}
