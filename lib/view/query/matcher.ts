import type { Entry } from '../entry.ts';

/** Tells the moments at which the answer for an entry can change, in milliseconds since the epoch. */
export type Moments = (entry: Entry, tell: (moment: number) => void) => void;

/** What a query or a part of it lets through. */
export interface Matcher {
  /** @param now milliseconds since the epoch */
  readonly test: (entry: Entry, now: number) => boolean;
  /** An answer holds from such a moment up to the next. Null where the clock changes nothing. */
  readonly moments: Moments | null;
}

/** Lets through what all let through. */
export function all(matchers: readonly Matcher[]): Matcher {
  const tests = matchers.map(({ test }) => test);
  const moments = joined(matchers);
  const [only] = tests;
  if (tests.length === 1 && only) return { test: only, moments };
  return { test: (entry, now) => tests.every((test) => test(entry, now)), moments };
}

/** Lets through what any lets through. */
export function any(matchers: readonly Matcher[]): Matcher {
  const tests = matchers.map(({ test }) => test);
  const moments = joined(matchers);
  const [only] = tests;
  if (tests.length === 1 && only) return { test: only, moments };
  return { test: (entry, now) => tests.some((test) => test(entry, now)), moments };
}

/** Lets through what it does not. */
export function not({ test, moments }: Matcher): Matcher {
  return { test: (entry, now) => !test(entry, now), moments };
}

/** A matcher that the clock has nothing to do with. */
export function timeless(test: (entry: Entry) => boolean): Matcher {
  return { test, moments: null };
}

/** The same function for the same moments, so that they need not be collected again. */
function joined(matchers: readonly Matcher[]): Moments | null {
  const lists = [...new Set(matchers.flatMap(({ moments }) => moments ?? []))];
  if (lists.length < 2) return lists[0] ?? null;
  return (entry, tell) => {
    for (const moments of lists) moments(entry, tell);
  };
}
