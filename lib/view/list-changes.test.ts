import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from './list-changes.ts';

function without(list: readonly number[], some: readonly number[]): readonly number[] {
  const left = new Set(some);
  return list.filter((each) => !left.has(each));
}

/** Numbers from one up to another, which is not among them. */
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

/** Whatever is told, both lists are the same without it, and what only one of them has is told of. */
function expectSameRest(before: readonly number[], now: readonly number[]): void {
  const { gone, fresh } = changesBetween(before, now);
  expect(without(before, gone)).toEqual(without(now, fresh));
  const [isGone, isFresh] = [new Set(gone), new Set(fresh)];
  expect(without(before, now).filter((each) => !isGone.has(each))).toEqual([]);
  expect(without(now, before).filter((each) => !isFresh.has(each))).toEqual([]);
}

test('what is left of both lists is the same, whatever happened between them', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 70 });
  fc.assert(fc.property(list, list, expectSameRest));
});

test('objects that stand in a list more than once are told of as often', () => {
  const list = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 120 });
  fc.assert(
    fc.property(list, list, (before, now) => {
      const { gone, fresh } = changesBetween(before, now);
      const counted = (all: readonly number[], less: readonly number[], one: number): number =>
        all.filter((each) => each === one).length - less.filter((each) => each === one).length;
      for (const one of new Set([...before, ...now])) {
        expect(counted(before, gone, one)).toBe(counted(now, fresh, one));
      }
    }),
  );
});

test.each([
  ['nothing', [1, 2, 3], [1, 2, 3], [], []],
  ['one in its place', [1, 2, 3], [1, 9, 3], [2], [9]],
  ['one that came', [1, 2, 3], [1, 9, 2, 3], [], [9]],
  ['one that went', [1, 2, 3], [1, 3], [2], []],
  ['one that moved', [1, 2, 3, 4], [4, 1, 2, 3], [4], [4]],
  ['two that went for one that came', [1, 2, 3, 4], [9, 3, 4], [1, 2], [9]],
  ['all that came', [], [1, 2], [], [1, 2]],
  ['all that went', [1, 2], [], [1, 2], []],
])('it tells of %s', (_, before, now, gone, fresh) => {
  expect(changesBetween(before, now)).toEqual({ gone, fresh });
});

/** What happens to a long list: a run of it goes, comes, or is made anew. */
const run = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1_500 })),
});

type Run = typeof run extends fc.Arbitrary<infer Of> ? Of : never;

/** Numbers that no list holds from the start. */
const FIRST_FRESH = 1_000_000;

function withRuns(
  before: readonly number[],
  runs: readonly Run[],
  puts: (run: Run) => { goes: boolean; comes: boolean },
): { now: readonly number[]; goneCount: number; freshCount: number } {
  let now = before;
  let fresh = FIRST_FRESH;
  for (const one of runs) {
    const { goes, comes } = puts(one);
    const at = one.at % (now.length + 1);
    const added = comes ? range(fresh, fresh + one.length) : [];
    fresh += added.length;
    now = now.toSpliced(at, goes ? one.length : 0, ...added);
  }
  const freshCount = now.filter((each) => each >= FIRST_FRESH).length;
  return { now, freshCount, goneCount: before.length - (now.length - freshCount) };
}

describe('of long runs in long lists', () => {
  const length = fc.integer({ min: 0, max: 4_000 });
  const runs = fc.array(run, { maxLength: 6 });

  test('no more is told than that they went, or came', () => {
    fc.assert(
      fc.property(length, runs, fc.boolean(), (size, all, goes) => {
        const before = range(0, size);
        const { now } = withRuns(before, all, () => ({ goes, comes: !goes }));
        expect(changesBetween(before, now)).toEqual({
          gone: without(before, now),
          fresh: without(now, before),
        });
      }),
      { numRuns: 60 },
    );
  });

  test('what is left of both lists is the same, whatever went, came, was made anew, or moved', () => {
    const moved = fc.record({ from: fc.nat(), to: fc.nat(), length: fc.integer({ max: 900 }) });
    fc.assert(
      fc.property(length, runs, fc.array(moved, { maxLength: 2 }), (size, all, moves) => {
        const before = range(0, size);
        let { now } = withRuns(before, all, ({ at, length: count }) => ({
          goes: (at + count) % 3 !== 0,
          comes: (at + count) % 3 !== 1,
        }));
        for (const { from, to, length: count } of moves) {
          const rest = now.toSpliced(from % (size + 1), Math.max(0, count));
          const block = without(now, rest);
          now = rest.toSpliced(to % (size + 1), 0, ...block);
        }
        expectSameRest(before, now);
      }),
      { numRuns: 60 },
    );
  });
});

describe.each([48, 49, 500, 3_000])('%i in one place', (count) => {
  const list = range(0, 10_000);
  const other = range(FIRST_FRESH, FIRST_FRESH + count);
  const places: readonly (readonly [string, number])[] = [
    ['at the head', 0],
    ['in the middle', 5_000],
    ['at the end', list.length - count],
  ];

  test.each(places)('that went %s are all that went', (_, at) => {
    const gone = list.slice(at, at + count);
    expect(changesBetween(list, list.toSpliced(at, count))).toEqual({ gone, fresh: [] });
  });

  test.each(places)('that came %s are all that came', (_, at) => {
    const now = list.toSpliced(at, 0, ...other);
    expect(changesBetween(list, now)).toEqual({ gone: [], fresh: other });
  });

  test.each(places)('that were made anew %s are all that changed', (_, at) => {
    const gone = list.slice(at, at + count);
    const now = list.toSpliced(at, count, ...other);
    expect(changesBetween(list, now)).toEqual({ gone, fresh: other });
  });

  test('that went at the head while as many came at the end are all that changed', () => {
    const now = [...list.slice(count), ...other];
    expect(changesBetween(list, now)).toEqual({ gone: list.slice(0, count), fresh: other });
  });

  test('that went at the head, with one behind them made anew, are all that changed', () => {
    const now = [-1, ...list.slice(count + 1)];
    expect(changesBetween(list, now)).toEqual({ gone: list.slice(0, count + 1), fresh: [-1] });
  });

  test('that moved from the head to the end are all that changed', () => {
    const moved = list.slice(0, count);
    const now = [...list.slice(count), ...moved];
    expect(changesBetween(list, now)).toEqual({ gone: moved, fresh: moved });
  });
});
