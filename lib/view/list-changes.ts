// What changed between two lists of thousands that are nearly the same, as in a flood: a few were made anew, came,
// went, or moved. They are walked side by side and compared by identity alone: to put ten thousand objects into a
// set takes longer than all that is done with the few that changed. Only where many changed in one place are they
// put into a map, and no more of them than it takes to find where both go on.

export interface ListChanges<T> {
  /** Those of the earlier list that have no match in the later one; of what moved, its old place. */
  readonly gone: readonly T[];
  /** Those of the later list that have no match in the earlier one; of what moved, its new place. */
  readonly fresh: readonly T[];
}

/** So far ahead a match is looked for by comparing alone. */
const AHEAD = 48;

/** So many of each list are put side by side first where that finds none; then twice as many, and so on. */
const FIRST_STRETCH = 4;

/**
 * The earlier list without `gone` and the later one without `fresh` are the same. If objects only went, or only
 * came, nothing else is told of, however many they are; where much has moved, both may tell of more than the
 * least. Linear in the length of both.
 */
export function changesBetween<T>(before: readonly T[], now: readonly T[]): ListChanges<T> {
  const gone: T[] = [];
  const fresh: T[] = [];
  let [from, to] = [0, 0];
  while (from < before.length && to < now.length) {
    if (before[from] === now[to]) {
      from++;
      to++;
      continue;
    }
    const [went, came] = untilBothGoOn(before, from, now, to);
    for (let count = went; count > 0; count--) gone.push(before[from++] as T);
    for (let count = came; count > 0; count--) fresh.push(now[to++] as T);
  }
  while (from < before.length) gone.push(before[from++] as T);
  while (to < now.length) fresh.push(now[to++] as T);
  return { gone, fresh };
}

/** How many of each list stand before the next object that both go on with, where they differ. */
function untilBothGoOn<T>(
  before: readonly T[],
  from: number,
  now: readonly T[],
  to: number,
): readonly [went: number, came: number] {
  // One that was made anew in its place is what is there most of all.
  if (before[from + 1] === now[to + 1]) return [1, 1];
  const came = ahead(now, to, before[from] as T);
  const went = ahead(before, from, now[to] as T);
  if (came > 0 && (went === 0 || came <= went)) return [0, came];
  if (went > 0) return [went, 0];
  return farAhead(before, from, now, to);
}

/** How far ahead of a place something stands; 0 where it does not, or too far. */
function ahead<T>(list: readonly T[], from: number, wanted: T): number {
  const end = Math.min(list.length, from + AHEAD);
  for (let at = from + 1; at < end; at++) if (list[at] === wanted) return at - from;
  return 0;
}

/**
 * As `untilBothGoOn`, with the fewest that both have to leave out. A stretch of each is looked through, then one
 * that is twice as long: half of the last stretch at least is left out, so that all of it is linear.
 */
function farAhead<T>(
  before: readonly T[],
  from: number,
  now: readonly T[],
  to: number,
): readonly [went: number, came: number] {
  const [left, right] = [before.length - from, now.length - to];
  const places = new Map<T, number>();
  let filled = 0;
  for (let stretch = FIRST_STRETCH; ; stretch *= 2) {
    for (; filled < Math.min(stretch, right); filled++) {
      const next = now[to + filled] as T;
      // A list may hold the same object again: the first one counts.
      if (!places.has(next)) places.set(next, filled);
    }
    let best: readonly [number, number] | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < Math.min(stretch, left, fewest); at++) {
      const place = places.get(before[from + at] as T);
      if (place === undefined || at + place >= fewest) continue;
      best = [at, place];
      fewest = at + place;
    }
    if (best !== null) return best;
    if (stretch >= left && stretch >= right) return [left, right];
  }
}
