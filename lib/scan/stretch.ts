// Stretches of one text. Lists of them are in order and never overlap.

/** UTF-16 units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Those that overlap none of `covers`. Linear. */
export function outside<T extends Stretch>(
  stretches: readonly T[],
  covers: readonly Stretch[],
): readonly T[] {
  if (covers.length === 0) return stretches;
  let next = 0;
  return stretches.filter(({ start, end }) => {
    for (;;) {
      const cover = covers[next];
      if (cover === undefined) return true;
      if (cover.end > start) return cover.start >= end;
      next++;
    }
  });
}

/** Those that begin inside of `cover`. Logarithmic, but for the copy of what it gives. */
export function inside<T extends Stretch>(stretches: readonly T[], cover: Stretch): readonly T[] {
  const from = firstAt(stretches, cover.start);
  return stretches.slice(from, firstAt(stretches, cover.end));
}

/** The index of the first stretch that begins at or behind a place. */
export function firstAt(stretches: readonly Stretch[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both lists as one. */
export function merged<A extends Stretch, B extends Stretch>(
  a: readonly A[],
  b: readonly B[],
): readonly (A | B)[] {
  if (b.length === 0) return a;
  return [...a, ...b].sort((one, other) => one.start - other.start);
}
