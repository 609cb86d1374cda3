import { expect, test } from 'vitest';
import { iterationsAllowed } from './stretch.ts';

test('who allows few iterations for one recipient does not forbid what is usual to the others', () => {
  expect(iterationsAllowed({ iterations: 2000, passphrases: 15 })).toBe(1_200_000);
  expect(iterationsAllowed({ iterations: 5_000_000, passphrases: null })).toBe(5_000_000);
});
