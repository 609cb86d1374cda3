import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import { entriesOf, entry } from '../../tests/support/entries.ts';
import type { Entry } from './entry.ts';
import { DEFAULT_SORT, keepPlaces, pressColumn, SORT_COLUMNS, sortEntries } from './sort.ts';

const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const entries = entriesOf(STILL_SENT);

describe('at first', () => {
  test('the most urgent stand on top, what is over at the end', () => {
    expect(ids(sortEntries(entries, DEFAULT_SORT, NOW))).toEqual([
      'still-sent',
      'access',
      'id',
      'session',
      'encrypted',
      'metrics',
      'old-access',
    ]);
  });

  test('of what is over, the latest comes first', () => {
    const over = [-500, -5, -50].map((seconds) =>
      entry({ exp: inSeconds(seconds) }, { id: String(seconds), lastSentAt: null }),
    );
    expect(ids(sortEntries(over, DEFAULT_SORT, NOW))).toEqual(['-5', '-50', '-500']);
  });
});

describe('pressing a title', () => {
  test('sorts by the column, and pressed again the other way round', () => {
    const once = pressColumn(DEFAULT_SORT, 'seen');
    expect(once).toEqual({ column: 'seen', descending: true });
    expect(ids(sortEntries(entries, once, NOW)).slice(0, 2)).toEqual(['still-sent', 'access']);
    expect(pressColumn(once, 'seen')).toEqual({ column: 'seen', descending: false });
  });

  test.each(Object.keys(SORT_COLUMNS) as (keyof typeof SORT_COLUMNS)[])(
    'of %s loses no token either way',
    (column) => {
      for (const descending of [true, false]) {
        const sorted = sortEntries(entries, { column, descending }, NOW);
        expect(new Set(sorted)).toEqual(new Set(entries));
      }
    },
  );
});

describe('a row that must not move', () => {
  const [first, second, third, fourth] = entries as [Entry, Entry, Entry, Entry];

  test('stays where it was when others arrive above it', () => {
    const kept = new Set([second.id]);
    expect(keepPlaces([third, fourth, first, second], [first, second], kept)).toEqual([
      third,
      second,
      fourth,
      first,
    ]);
  });

  test('moves up when the list becomes too short for its place', () => {
    expect(keepPlaces([third], [first, second, third], new Set([third.id]))).toEqual([third]);
  });

  test('keeps its place whatever else comes, goes or changes order', () => {
    const some = fc.uniqueArray(fc.constantFrom(...entries), { minLength: 1 });
    fc.assert(
      fc.property(some, some, fc.nat(), (before, sorted, choice) => {
        const held = before[choice % before.length] as Entry;
        const shown = keepPlaces(sorted, before, new Set([held.id]));
        expect(new Set(shown)).toEqual(new Set(sorted));
        if (!sorted.includes(held)) return;
        expect(shown.indexOf(held)).toBe(Math.min(before.indexOf(held), sorted.length - 1));
        const others = (list: readonly Entry[]) => list.filter((one) => one !== held);
        expect(others(shown)).toEqual(others(sorted));
      }),
    );
  });
});
