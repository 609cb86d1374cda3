import { effect, signal } from '@preact/signals';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import { entry } from '../../tests/support/entries.ts';
import { lastUpTo, latestExpiry } from './transitions.ts';

test('the last number up to a limit is what a search from the end finds', () => {
  const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 30 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: -60, max: 60 }), (list, limit) => {
      const ascending = Float64Array.from(list).sort();
      const found = [...ascending].findLast((number) => number <= limit);
      expect(lastUpTo(ascending, limit)).toBe(found ?? Number.NEGATIVE_INFINITY);
    }),
  );
});

test('what hangs on the latest expiry is told of it once, not every second', () => {
  const entries = signal([entry({ exp: inSeconds(10) }), entry({ exp: inSeconds(20) }), entry({})]);
  const now = signal(NOW);
  const told: number[] = [];
  const latest = latestExpiry(entries, now);
  const stop = effect(() => {
    told.push(latest.value);
  });
  for (let second = 0; second < 30; second++) now.value += 1_000;
  stop();
  expect(told).toEqual([Number.NEGATIVE_INFINITY, NOW + 10_000, NOW + 20_000]);
});
