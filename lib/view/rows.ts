import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TokenId } from '../ledger/record.ts';
import type { Kind } from '../token/kind.ts';
import type { Entry } from './entry.ts';
import { countKinds, type Filter, matchKind, NO_FILTER } from './filter.ts';
import type { QueryLanguage } from './query/language.ts';
import type { Query } from './query/query.ts';
import { followSort } from './resort.ts';
import { DEFAULT_SORT, keepPlaces, type Sort } from './sort.ts';
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

/** What asks for everything. */
const OPEN: Query = {
  text: '',
  terms: [],
  problems: [],
  open: true,
  test: () => true,
  moments: null,
};

/**
 * @param language null for a view without a filter
 * @param expiry the moment of the latest expiry of these entries
 */
export function createRows(
  scoped: ReadonlySignal<readonly Entry[]>,
  now: ReadonlySignal<number>,
  language: QueryLanguage | null,
  expiry = latestExpiry(scoped, now),
): Rows {
  const filter = signal<Filter>(NO_FILTER);
  const sort = signal<Sort>(DEFAULT_SORT);
  const selectedId = signal<TokenId | null>(null);
  const hoveredId = signal<TokenId | null>(null);

  const text = computed(() => filter.value.text);
  const kind = computed(() => filter.value.kind);
  const query = computed(() => language?.compile(text.value) ?? OPEN);
  // Sorted first: typing a filter then takes nothing but asking, and keeps the order.
  const sorted = followSort(scoped, sort, expiry);
  const matching = language?.follow(sorted, query, now) ?? sorted;
  const wish = computed(() => ({ text: text.value, kind: kind.value, sort: sort.value }));
  const scopedKinds = computed(() => countKinds(scoped.value));
  // Where nothing is filtered out, both are the same.
  const matchingKinds = computed(() =>
    matching.value === sorted.value ? scopedKinds.value : countKinds(matching.value),
  );
  const shown = followShown({ sorted, matching, wish, kind, hoveredId, selectedId });

  return {
    filter,
    query,
    sort,
    selectedId,
    hoveredId,
    shown,
    selected: computed(() => scoped.value.find(({ id }) => id === selectedId.value) ?? null),
    counts: computed(() => ({ all: matching.value.length, kinds: matchingKinds.value })),
    kinds: followKinds(scopedKinds),
  };
}

/** The kinds that occur; the same set as long as the same ones do. */
function followKinds(
  counted: ReadonlySignal<ReadonlyMap<Kind, number>>,
): ReadonlySignal<ReadonlySet<Kind>> {
  let kinds: ReadonlySet<Kind> = new Set();
  return computed(() => {
    const { value } = counted;
    if (value.size !== kinds.size || ![...value.keys()].every((kind) => kinds.has(kind))) {
      kinds = new Set(value.keys());
    }
    return kinds;
  });
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
  let before: { shown: readonly Entry[]; wish: unknown } = { shown: [], wish: null };
  return computed(() => {
    const found = matchKind(matching.value, kind.value);
    // A new sort or filter is a wish to see everything in its place.
    const isNew = wish.value !== before.wish;
    const kept = new Set(
      isNew ? [] : [hoveredId.peek(), selectedId.peek()].filter((id) => id !== null),
    );
    const staying =
      found === sorted.value
        ? []
        : [...kept].flatMap((id) => {
            const entry = sorted.value.find((candidate) => candidate.id === id);
            const wasShown = before.shown.some((shown) => shown.id === id);
            return entry !== undefined && wasShown && !found.includes(entry) ? [entry] : [];
          });
    if (staying.length > 0) {
      // They leave as soon as they are not held any more.
      void hoveredId.value;
      void selectedId.value;
    }
    const all = staying.length === 0 ? found : [...found, ...staying];
    const result = kept.size === 0 ? found : keepPlaces(all, before.shown, kept);
    before = { shown: result, wish: wish.value };
    return result;
  });
}
