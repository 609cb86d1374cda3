import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from './list-changes.ts';

const without = (list: readonly number[], some: readonly number[]) =>
  list.filter((each) => !some.includes(each));

test('what is left of both lists is the same, whatever happened between them', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 70 });
  fc.assert(
    fc.property(list, list, (before, now) => {
      const { gone, fresh } = changesBetween(before, now);
      expect(without(before, gone)).toEqual(without(now, fresh));
      for (const each of before) expect(now.includes(each) || gone.includes(each)).toBe(true);
      for (const each of now) expect(before.includes(each) || fresh.includes(each)).toBe(true);
    }),
  );
});

test.each([
  ['nothing', [1, 2, 3], [1, 2, 3], [], []],
  ['one in its place', [1, 2, 3], [1, 9, 3], [2], [9]],
  ['one that came', [1, 2, 3], [1, 9, 2, 3], [], [9]],
  ['one that went', [1, 2, 3], [1, 3], [2], []],
  ['one that moved', [1, 2, 3, 4], [4, 1, 2, 3], [4], [4]],
  ['all that came', [], [1, 2], [], [1, 2]],
  ['all that went', [1, 2], [], [1, 2], []],
])('it tells of %s', (_, before, now, gone, fresh) => {
  expect(changesBetween(before, now)).toEqual({ gone, fresh });
});
