// Two browsers that take turns, one with many tokens and one with few.
import type { Row } from './row.ts';
import { quantile, spreadOf } from './statistics.ts';
import type { ViewBrowser } from './views-browser.ts';

export interface Pair {
  readonly many: ViewBrowser;
  readonly few: ViewBrowser;
}

/** What was measured round by round. */
export interface Rounds<T> {
  readonly many: readonly T[];
  readonly few: readonly T[];
}

/** Lets both take turns; who begins changes with every round. The first round of each is left out. */
export async function takeTurns<T>(
  pair: Pair,
  rounds: number,
  measure: (browser: ViewBrowser) => Promise<T>,
): Promise<Rounds<T>> {
  const many: T[] = [];
  const few: T[] = [];
  for (let round = 0; round <= rounds; round++) {
    const results = new Map<ViewBrowser, T>();
    const order = round % 2 === 0 ? [pair.many, pair.few] : [pair.few, pair.many];
    for (const browser of order) results.set(browser, await measure(browser));
    const [ofMany, ofFew] = [results.get(pair.many), results.get(pair.few)];
    if (round === 0 || ofMany === undefined || ofFew === undefined) continue;
    many.push(ofMany);
    few.push(ofFew);
  }
  return { many, few };
}

export interface Comparison<T> {
  readonly bar: string;
  readonly limit: number | null;
  readonly unit: string;
  readonly of: (round: T) => number;
}

/** One row: the middle of the rounds' ratios, with the range that half of them lie in. */
export function compareRounds<T>(rounds: Rounds<T>, comparison: Comparison<T>): Row {
  const { bar, limit, unit, of } = comparison;
  const many = rounds.many.map(of);
  const few = rounds.few.map(of);
  const { low, median, high } = spreadOf(many.map((value, at) => value / (few[at] ?? Number.NaN)));
  const detail = [
    `${spreadOf(many).median.toFixed(2)} ${unit}, ${spreadOf(few).median.toFixed(2)} with few`,
    `half of ${many.length} rounds ${low.toFixed(2)} to ${high.toFixed(2)}`,
  ].join('; ');
  return { bar, ratio: median, limit, detail };
}

/** What 95 of 100 are not above. */
export function p95(numbers: readonly number[]): number {
  return quantile(numbers, 0.95);
}
