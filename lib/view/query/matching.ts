import { computed, type ReadonlySignal } from '@preact/signals';
import type { Entry } from '../entry.ts';
import { lastUpTo } from '../transitions.ts';
import type { Moments } from './matcher.ts';
import { narrows, type Query } from './query.ts';

const NONE = new Float64Array();

/**
 * The entries that a query lets through, in their order. It follows the clock, but works only when the
 * clock changes an answer; and a word that grows is looked for only where its beginning was found.
 * @param now milliseconds since the epoch
 */
export function followQuery(
  entries: ReadonlySignal<readonly Entry[]>,
  query: ReadonlySignal<Query>,
  now: ReadonlySignal<number>,
): ReadonlySignal<readonly Entry[]> {
  const told = computed(() => query.value.moments);
  const moments = computed(() => momentsOf(entries.value, told.value));
  const moment = computed(() =>
    moments.value.length === 0 ? Number.NEGATIVE_INFINITY : lastUpTo(moments.value, now.value),
  );
  let before: { among: readonly Entry[]; query: Query; found: readonly Entry[] } | null = null;
  return computed(() => {
    const among = entries.value;
    const asked = query.value;
    const at = moment.value;
    // What the clock decides is asked anew; the rest of the earlier answer still holds.
    const narrowed =
      before?.among === among && before.query.moments === null && narrows(asked, before.query);
    const candidates = narrowed && before ? before.found : among;
    const found = asked.open ? among : candidates.filter((entry) => asked.test(entry, at));
    before = { among, query: asked, found };
    return found;
  });
}

/** Every moment at which an answer can change, ascending. */
function momentsOf(entries: readonly Entry[], moments: Moments | null): Float64Array {
  if (moments === null) return NONE;
  const found: number[] = [];
  const tell = (moment: number) => void found.push(moment);
  for (const entry of entries) moments(entry, tell);
  return Float64Array.from(found).sort();
}
