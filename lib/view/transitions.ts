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
  let before: { of: readonly Entry[]; latest: number; next: number } | null = null;
  return computed(() => {
    const [of, until] = [entries.value, now.value];
    if (before?.of === of && until >= before.latest && until < before.next) return before.latest;
    let [latest, next] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const { expiresAt } of of) {
      if (expiresAt === null) continue;
      if (expiresAt > until) next = Math.min(next, expiresAt);
      else latest = Math.max(latest, expiresAt);
    }
    before = { of, latest, next };
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
