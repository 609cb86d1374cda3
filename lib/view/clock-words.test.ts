import { expect, test } from 'vitest';
import type { ServerClock } from '../ledger/server-clock.ts';
import { clockSentence, clocksOf, offsetWords } from './clock-words.ts';

const clock = (earliest: number, latest: number, host = 'api.example'): ServerClock => ({
  host,
  earliest,
  latest,
  samples: 3,
});

test('a clock is told with its doubt', () => {
  expect(clockSentence(clock(1_600, 2_600))).toBe(
    "api.example's clock is 2.1 s ahead of yours (±0.5 s)",
  );
  expect(clockSentence(clock(-211_000, -209_000))).toBe(
    "api.example's clock is 3.5 min behind yours (±1 s)",
  );
  expect(offsetWords(clock(7_190_000, 7_210_000))).toBe('2 h ahead');
});

test("a token's clocks are those of its hosts, the furthest first", () => {
  const all = [clock(1_500, 2_500, 'a'), clock(-90_000, -89_000, 'b'), clock(5_000, 6_000, 'c')];
  expect(clocksOf(all, ['a', 'b', 'd', 'a']).map(({ host }) => host)).toEqual(['b', 'a']);
});
