import { expect, test } from 'vitest';
import { compareRounds } from './views-compare.ts';

test('rounds are compared one by one, and the middle of their ratios counts', () => {
  const rounds = { many: [12, 30, 11], few: [10, 10, 10] };
  const row = compareRounds(rounds, { bar: 'a bar', limit: 1.2, unit: 'ms', of: (each) => each });
  expect(row.ratio).toBeCloseTo(1.2);
  expect(row).toMatchObject({ bar: 'a bar', limit: 1.2 });
  expect(row.detail).toBe('12.00 ms, 10.00 with few; half of 3 rounds 1.15 to 2.10');
});
