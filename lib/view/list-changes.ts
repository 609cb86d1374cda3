// What changed between two lists of thousands that are nearly the same, as in a flood: a few were made anew, came,
// went, or moved. They are walked side by side and compared by identity alone: to put ten thousand objects into a
// set takes longer than all that is done with the few that changed.

export interface ListChanges<T> {
  /** Those of the earlier list that have no match in the later one; of what moved, its old place. */
  readonly gone: readonly T[];
  /** Those of the later list that have no match in the earlier one; of what moved, its new place. */
  readonly fresh: readonly T[];
}

/** So far ahead a match is looked for before two are taken for different ones. */
const AHEAD = 48;

/**
 * The earlier list without `gone` and the later one without `fresh` are the same. Neither is as short as it
 * could be: where much has moved, both tell of more than that.
 */
export function changesBetween<T>(before: readonly T[], now: readonly T[]): ListChanges<T> {
  const gone: T[] = [];
  const fresh: T[] = [];
  let [from, to] = [0, 0];
  while (from < before.length && to < now.length) {
    const [old, next] = [before[from] as T, now[to] as T];
    if (old === next) {
      from++;
      to++;
      continue;
    }
    const came = ahead(now, to, old);
    const went = ahead(before, from, next);
    if (came > 0 && (went === 0 || came <= went)) {
      for (let count = came; count > 0; count--) fresh.push(now[to++] as T);
    } else if (went > 0) {
      for (let count = went; count > 0; count--) gone.push(before[from++] as T);
    } else {
      gone.push(old);
      fresh.push(next);
      from++;
      to++;
    }
  }
  while (from < before.length) gone.push(before[from++] as T);
  while (to < now.length) fresh.push(now[to++] as T);
  return { gone, fresh };
}

/** How far ahead of a place something stands; 0 where it does not, or too far. */
function ahead<T>(list: readonly T[], from: number, wanted: T): number {
  const end = Math.min(list.length, from + AHEAD);
  for (let at = from + 1; at < end; at++) if (list[at] === wanted) return at - from;
  return 0;
}
