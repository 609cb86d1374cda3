import { expect, test } from 'vitest';
import { clockMatters } from './clock-matters.ts';

test('a clock that may well be right is not worth a word', () => {
  expect(clockMatters({ earliest: -500, latest: 500 })).toBe(false);
  expect(clockMatters({ earliest: 400, latest: 1_400 })).toBe(false);
  expect(clockMatters({ earliest: 1_000, latest: 2_000 })).toBe(true);
  expect(clockMatters({ earliest: -2_000, latest: -1_000 })).toBe(true);
});
