import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TokenId } from '../ledger/record.ts';
import type { Kind } from '../token/kind.ts';
import type { Entry } from './entry.ts';
import { countKinds, type Filter, matchKind, NO_FILTER } from './filter.ts';
import { followQuery } from './query/matching.ts';
import { compileQuery, type Query } from './query/query.ts';
import { DEFAULT_SORT, keepPlaces, type Sort, sortEntries } from './sort.ts';
import { latestExpiry } from './transitions.ts';

/** Which tokens a list shows, in which order, and which row is selected. */
export interface Rows {
  readonly filter: Signal<Filter>;
  /** What the filter's text means. */
  readonly query: ReadonlySignal<Query>;
  readonly sort: Signal<Sort>;
  readonly selectedId: Signal<TokenId | null>;
  /** The row under the pointer. */
  readonly hoveredId: Signal<TokenId | null>;
  readonly selected: ReadonlySignal<Entry | null>;
  readonly shown: ReadonlySignal<readonly Entry[]>;
  /** All that match the filter's text, and how many of those are of each kind. */
  readonly counts: ReadonlySignal<{ all: number; kinds: ReadonlyMap<Kind, number> }>;
  /** The kinds that occur in the scope, whether or not the filter shows them. */
  readonly kinds: ReadonlySignal<ReadonlySet<Kind>>;
}

export function createRows(
  scoped: ReadonlySignal<readonly Entry[]>,
  now: ReadonlySignal<number>,
): Rows {
  const filter = signal<Filter>(NO_FILTER);
  const sort = signal<Sort>(DEFAULT_SORT);
  const selectedId = signal<TokenId | null>(null);
  const hoveredId = signal<TokenId | null>(null);

  const text = computed(() => filter.value.text);
  const kind = computed(() => filter.value.kind);
  const query = computed(() => compileQuery(text.value));
  const expiry = latestExpiry(scoped, now);
  // Sorted first: typing a filter then takes nothing but asking, and keeps the order.
  const sorted = computed(() => sortEntries(scoped.value, sort.value, expiry.value));
  const matching = followQuery(sorted, query, now);
  const wish = computed(() => ({ text: text.value, kind: kind.value, sort: sort.value }));
  const shown = followShown({ sorted, matching, wish, kind, hoveredId, selectedId });

  return {
    filter,
    query,
    sort,
    selectedId,
    hoveredId,
    shown,
    selected: computed(() => scoped.value.find(({ id }) => id === selectedId.value) ?? null),
    counts: computed(() => ({ all: matching.value.length, kinds: countKinds(matching.value) })),
    kinds: computed(() => new Set(countKinds(scoped.value).keys())),
  };
}

interface Wanted {
  readonly sorted: ReadonlySignal<readonly Entry[]>;
  readonly matching: ReadonlySignal<readonly Entry[]>;
  /** Another one for every new sort or filter. */
  readonly wish: ReadonlySignal<unknown>;
  readonly kind: ReadonlySignal<Filter['kind']>;
  readonly hoveredId: ReadonlySignal<TokenId | null>;
  readonly selectedId: ReadonlySignal<TokenId | null>;
}

/**
 * The rows in their places. The row under the pointer and the selected one stay where they are, also
 * when the clock takes them out of what was asked for, until one is done with them.
 */
function followShown(wanted: Wanted): ReadonlySignal<readonly Entry[]> {
  const { sorted, matching, wish, kind, hoveredId, selectedId } = wanted;
  let before: { ids: readonly TokenId[]; wish: unknown } = { ids: [], wish: null };
  return computed(() => {
    const found = matchKind(matching.value, kind.value);
    // A new sort or filter is a wish to see everything in its place.
    const isNew = wish.value !== before.wish;
    const kept = new Set(
      isNew ? [] : [hoveredId.peek(), selectedId.peek()].filter((id) => id !== null),
    );
    const staying =
      kept.size === 0
        ? []
        : sorted.value.filter(
            (entry) =>
              kept.has(entry.id) && before.ids.includes(entry.id) && !found.includes(entry),
          );
    if (staying.length > 0) {
      // They leave as soon as they are not held any more.
      void hoveredId.value;
      void selectedId.value;
    }
    const result = kept.size === 0 ? found : keepPlaces([...found, ...staying], before.ids, kept);
    before = { ids: result.map(({ id }) => id), wish: wish.value };
    return result;
  });
}
