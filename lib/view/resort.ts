// A sorted list that follows its entries. In a flood a few of ten thousand change ten times a second, and
// to sort all of them again each time would be most of what a view does.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { TokenId } from '../ledger/record.ts';
import type { Entry } from './entry.ts';
import { changesBetween } from './list-changes.ts';
import { compareEntries, type Sort, sortEntries } from './sort.ts';

/** More changes than one in so many are sorted together with the rest. */
const FEW = 4;

/**
 * The entries in a sort's order, always the same as `sortEntries` gives.
 * @param moment what the order depends on besides, in milliseconds since the epoch
 */
export function followSort(
  entries: ReadonlySignal<readonly Entry[]>,
  sort: ReadonlySignal<Sort>,
  moment: ReadonlySignal<number>,
): ReadonlySignal<readonly Entry[]> {
  let before: (Sorted & { readonly sort: Sort }) | null = null;
  return computed(() => {
    const [all, by, at] = [entries.value, sort.value, moment.value];
    const sorted = before?.sort === by ? sortAgain(all, before, by, at) : null;
    before = { entries: all, sorted: sorted ?? sortEntries(all, by, at), sort: by, moment: at };
    return before.sorted;
  });
}

/** Entries as they were sorted at a moment. */
export interface Sorted {
  readonly entries: readonly Entry[];
  readonly sorted: readonly Entry[];
  /** Milliseconds since the epoch. */
  readonly moment: number;
}

/**
 * Sorts entries that were sorted before, but for a few of them.
 * @param before as they were sorted then, by the same sort
 * @returns null when they are not few
 */
export function sortAgain(
  entries: readonly Entry[],
  before: Sorted,
  sort: Sort,
  moment: number,
): readonly Entry[] | null {
  const changes = changesBetween(before.entries, entries);
  const hasTurned = turnedBetween(before.moment, moment);
  const fresh = withTurned(changes.fresh, entries, before.moment === moment ? null : hasTurned);
  if (fresh.length * FEW > entries.length) return null;
  const compare = compareEntries(sort, moment);
  const stale = new Set([...changes.gone, ...fresh]);
  const { kept, moved } = keepOrder(before.sorted, stale, fresh, (one, other) =>
    hasTurned(one) || hasTurned(other) ? 1 : compare(one, other),
  );
  if (moved.length === 0) return kept;
  const places = lazyPlaces(entries);
  const inOrder: Compare = (one, other) => compare(one, other) || places(one) - places(other);
  return insert(kept, moved.toSorted(inOrder), inOrder);
}

/** What changed, and what the clock has changed. */
function withTurned(
  fresh: readonly Entry[],
  entries: readonly Entry[],
  hasTurned: ((entry: Entry) => boolean) | null,
): readonly Entry[] {
  if (hasTurned === null) return fresh;
  const turned = entries.filter(hasTurned);
  return turned.length === 0 ? fresh : [...new Set([...fresh, ...turned])];
}

type Compare = (one: Entry, other: Entry) => number;

/** Whether a token has expired between two moments: nothing else of the clock changes an order. */
function turnedBetween(one: number, other: number): (entry: Entry) => boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return ({ expiresAt }) => expiresAt !== null && expiresAt > from && expiresAt <= to;
}

/**
 * What stays in its order: all that did not change, and what did, but not in what it is sorted by.
 * @param stale what went, or is sorted anew
 */
function keepOrder(
  before: readonly Entry[],
  stale: ReadonlySet<Entry>,
  fresh: readonly Entry[],
  compare: Compare,
): { readonly kept: readonly Entry[]; readonly moved: readonly Entry[] } {
  const changed = new Map<TokenId, Entry>(fresh.map((entry) => [entry.id, entry]));
  const placed = new Set<Entry>();
  const kept: Entry[] = [];
  for (const entry of before) {
    if (!stale.has(entry)) {
      kept.push(entry);
      continue;
    }
    const now = changed.get(entry.id);
    if (now === undefined || compare(entry, now) !== 0) continue;
    kept.push(now);
    placed.add(now);
  }
  return { kept, moved: fresh.filter((entry) => !placed.has(entry)) };
}

/** Puts sorted entries into others that are sorted alike. */
function insert(
  into: readonly Entry[],
  sorted: readonly Entry[],
  compare: Compare,
): readonly Entry[] {
  const result: Entry[] = [];
  let from = 0;
  for (const entry of sorted) {
    let low = from;
    let high = into.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = into[middle];
      if (other !== undefined && compare(other, entry) <= 0) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) result.push(into[from] ?? entry);
    result.push(entry);
  }
  return result.concat(into.slice(from));
}

/** Where entries stand in a list; worked out when it is first asked for. */
function lazyPlaces(entries: readonly Entry[]): (entry: Entry) => number {
  let places: ReadonlyMap<Entry, number> | null = null;
  return (entry) => {
    places ??= new Map(entries.map((each, place) => [each, place]));
    return places.get(entry) ?? -1;
  };
}
