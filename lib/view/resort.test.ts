import { signal } from '@preact/signals';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import { entry } from '../../tests/support/entries.ts';
import type { Entry } from './entry.ts';
import { followSort, sortAgain } from './resort.ts';
import { type ColumnId, DEFAULT_SORT, SORT_COLUMNS, type Sort, sortEntries } from './sort.ts';

let made = 0;

/** Few moments and few counts, so that many compare as equal. */
function some(seconds: number, seen: number, id = `t${++made}`): Entry {
  const exp = seconds === 0 ? {} : { exp: inSeconds(seconds) };
  return entry({ sub: 'ada', ...exp }, { id, sightingCount: seen, firstSeen: NOW });
}

const seconds = fc.constantFrom(-60, 0, 60, 120);
const seen = fc.integer({ min: 1, max: 3 });

/** What happens to a list: an entry changes, goes, or comes. */
const step = fc.record({
  what: fc.constantFrom('change', 'remove', 'add'),
  at: fc.nat(),
  seconds,
  seen,
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function after(entries: readonly Entry[], { what, at, seconds, seen }: Step): readonly Entry[] {
  const place = at % Math.max(1, entries.length);
  const old = entries[place];
  if (what === 'add' || old === undefined) return [...entries, some(seconds, seen)];
  if (what === 'remove') return entries.toSpliced(place, 1);
  return entries.with(place, some(seconds, seen, old.id));
}

test('a list that is sorted again after a few changes, or later, is as one that is sorted anew', () => {
  const columns = fc.constantFrom(...(Object.keys(SORT_COLUMNS) as ColumnId[]));
  const first = fc.array(fc.tuple(seconds, seen), { minLength: 12, maxLength: 30 });
  const steps = fc.array(step, { maxLength: 4 });
  const later = fc.constantFrom(0, 0, 60_000, 120_000, -90_000);
  fc.assert(
    fc.property(first, steps, columns, fc.boolean(), later, (list, changes, column, down, time) => {
      const sort: Sort = { column, descending: down };
      const entries = list.map(([end, count]) => some(end, count));
      const before = sortEntries(entries, sort, NOW);
      const now = changes.reduce(after, entries as readonly Entry[]);
      const again = sortAgain(now, { entries, sorted: before, moment: NOW }, sort, NOW + time);
      if (again !== null) expect(again).toEqual(sortEntries(now, sort, NOW + time));
      else expect(changes.length > 2 || time !== 0).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a list that follows its entries also follows another sort, and the clock', () => {
  const [soon, later] = [some(60, 1), some(120, 2)];
  const entries = signal<readonly Entry[]>([later, soon]);
  const sort = signal<Sort>(DEFAULT_SORT);
  const moment = signal(NOW);
  const sorted = followSort(entries, sort, moment);
  expect(sorted.value).toEqual([soon, later]);
  sort.value = { column: 'seen', descending: true };
  expect(sorted.value).toEqual([later, soon]);
  sort.value = DEFAULT_SORT;
  moment.value = NOW + 90_000;
  // What has expired comes last.
  expect(sorted.value).toEqual([later, soon]);
});
