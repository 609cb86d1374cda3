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
  const expiries = computed(() => {
    const moments = new Float64Array(entries.value.length);
    let count = 0;
    for (const { expiresAt } of entries.value) {
      if (expiresAt !== null) moments[count++] = expiresAt;
    }
    return moments.subarray(0, count).sort();
  });
  return computed(() => lastUpTo(expiries.value, now.value));
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
