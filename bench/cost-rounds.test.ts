import { expect, test } from 'vitest';
import type { FloodBrowser } from './cost-browsers.ts';
import { middle, ratios, runRounds } from './cost-rounds.ts';

/** A browser that notes when it is asked and takes the times that it is given, in turn. */
function fake(name: string, times: readonly number[], asked: string[]) {
  let at = 0;
  const browser = {
    flood: async () => {
      asked.push(name);
      return { ms: times[at++ % times.length] ?? 0, cpuMs: null };
    },
    close: async () => {
      asked.push(`${name} closed`);
    },
  };
  // Nothing else of a browser is used by rounds.
  return async () => browser as unknown as FloodBrowser;
}

test('browsers take turns, each beginning as often as the others, and are closed', async () => {
  const asked: string[] = [];
  const open = { a: fake('a', [1], asked), b: fake('b', [1], asked) };
  await runRounds({ open, launches: 1, rounds: 2, fetches: 10 });
  expect(asked).toEqual(['a', 'b', 'b', 'a', 'a closed', 'b closed']);
});

test('one is compared with the other round by round, so that a slow moment counts for both', async () => {
  const open = { a: fake('a', [2, 20, 4], []), b: fake('b', [1, 10, 2], []) };
  const { a, b } = await runRounds({ open, launches: 1, rounds: 3, fetches: 10 });
  expect(ratios(a, b, 'ms')).toEqual({ low: 2, median: 2, high: 2 });
  expect(middle(a, 'ms')).toBe(4);
});

test('what was not measured is not compared', async () => {
  const open = { a: fake('a', [2], []), b: fake('b', [1], []) };
  const { a, b } = await runRounds({ open, launches: 1, rounds: 3, fetches: 10 });
  expect(ratios(a, b, 'cpuMs')).toBeNull();
});
