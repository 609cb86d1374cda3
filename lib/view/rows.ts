import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TokenId } from '../ledger/record.ts';
import type { Kind } from '../token/kind.ts';
import type { Entry } from './entry.ts';
import { countKinds, type Filter, matchKind, matchText, NO_FILTER } from './filter.ts';
import { DEFAULT_SORT, keepPlaces, type Sort, sortEntries } from './sort.ts';
import { latestExpiry } from './transitions.ts';

/** Which tokens a list shows, in which order, and which row is selected. */
export interface Rows {
  readonly filter: Signal<Filter>;
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
  const matching = computed(() => matchText(scoped.value, text.value));
  const expiry = latestExpiry(scoped, now);
  const wish = computed(() => ({ text: text.value, kind: kind.value, sort: sort.value }));

  let before: { ids: readonly TokenId[]; wish: unknown } = { ids: [], wish: null };
  const shown = computed(() => {
    const sorted = sortEntries(
      matchKind(matching.value, wish.value.kind),
      wish.value.sort,
      expiry.value,
    );
    // A new sort or filter is a wish to see everything in its place.
    const kept = wish.value === before.wish ? [hoveredId.peek(), selectedId.peek()] : [];
    const result = keepPlaces(sorted, before.ids, new Set(kept.filter((id) => id !== null)));
    before = { ids: result.map(({ id }) => id), wish: wish.value };
    return result;
  });

  return {
    filter,
    sort,
    selectedId,
    hoveredId,
    shown,
    selected: computed(() => scoped.value.find(({ id }) => id === selectedId.value) ?? null),
    counts: computed(() => ({ all: matching.value.length, kinds: countKinds(matching.value) })),
    kinds: computed(() => new Set(countKinds(scoped.value).keys())),
  };
}
