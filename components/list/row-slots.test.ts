import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenId } from '../../lib/ledger/record.ts';
import { NO_SLOTS, placeRows, type RowSlots } from './row-slots.ts';

const rows = (names: string) => [...names] as TokenId[];
/** The rows one after the other with the number of their elements, as in "a0 b1". */
const told = (slots: RowSlots) => [...slots].map(([id, slot]) => `${id}${slot}`).join(' ');

test('a row that others come before keeps its element, and the newcomer takes that of what went', () => {
  const before = placeRows(rows('abcd'), NO_SLOTS);
  expect(told(placeRows(rows('nabc'), before))).toBe('n3 a0 b1 c2');
});

test('where most rows are others, elements stay in their order', () => {
  const before = placeRows(rows('abcd'), NO_SLOTS);
  expect(told(placeRows(rows('dwxy'), before))).toBe('d0 w1 x2 y3');
});

test('a list that grows has more elements, one that is shorter fewer', () => {
  const before = placeRows(rows('ab'), NO_SLOTS);
  expect(told(placeRows(rows('abcd'), before))).toBe('a0 b1 c2 d3');
  expect(told(placeRows(rows('b'), before))).toBe('b1');
  expect(told(placeRows([], before))).toBe('');
});

test('whatever is shown, each row has an element of its own, and there are no more than rows', () => {
  const lists = fc.array(
    fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 0, maxLength: 6 }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lists, (steps) => {
      let slots = NO_SLOTS;
      let most = 0;
      for (const step of steps) {
        most = Math.max(most, step.length);
        const ids = step as TokenId[];
        slots = placeRows(ids, slots);
        expect([...slots.keys()]).toEqual(ids);
        expect(new Set(slots.values()).size).toBe(ids.length);
      }
      expect(Math.max(-1, ...slots.values())).toBeLessThan(most || 1);
    }),
  );
});
