// What is loaded before anything is shown stays small, in both browsers. `goal` is what we want; `limit`
// is what was reached, with 2 % to spare, where that is more: it may only be lowered.
import { describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers.ts';
import { extensionFolder } from '../../scripts/build.ts';
import { firstLoads, kilobytes } from '../../scripts/first-loads.ts';

interface Budget {
  /** Bytes, minified and compressed with gzip. */
  readonly limit: number;
  readonly goal: number;
}

const BUDGETS: Readonly<Record<string, Budget>> = {
  background: { limit: 30_000, goal: 30_000 },
  // Behind the first event, and so with no goal but that it does not grow.
  'background, rest': { limit: 54_000, goal: 53_000 },
  popup: { limit: 35_000, goal: 35_000 },
  panel: { limit: 70_000, goal: 70_000 },
  inspector: { limit: 70_000, goal: 70_000 },
};

describe.each(BROWSERS)('first loads in %s', (browser) => {
  test.each(Object.entries(BUDGETS))('%s keeps its budget', (name, { limit, goal }) => {
    const load = firstLoads(extensionFolder(browser)).find((one) => one.name === name);
    const bytes = load?.bytes ?? Number.POSITIVE_INFINITY;
    const largest = (load?.files ?? [])
      .slice(0, 5)
      .map((file) => `${file.path} ${kilobytes(file.bytes)}`);
    expect(
      bytes,
      `The first load of ${name} is ${kilobytes(bytes)}; it may have ${kilobytes(limit)} and ` +
        `should have ${kilobytes(goal)}. The largest: ${largest.join(', ')}.`,
    ).toBeLessThanOrEqual(limit);
  });
});
