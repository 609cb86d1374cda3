import type { TokenRecord } from '../../ledger/record.ts';

/** The stretch of time that a timeline shows: milliseconds since the epoch, `from` before `to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1_000;
const YEAR = 365.25 * 86_400_000;

/** The closest and the farthest that one can look. */
const SHORTEST = 5 * SECOND;
const LONGEST = 400 * YEAR;

/** Before the first and after the last of these no window goes; both are dates that Intl can write. */
const FIRST = Date.UTC(1_000, 0, 1);
const LAST = Date.UTC(12_000, 0, 1);

/** The window between two moments, made such that it can be shown. Total: any numbers do. */
export function timeWindow(from: number, to: number): TimeWindow {
  const [start, end] = [finite(from), finite(to)];
  const span = Math.min(LONGEST, Math.max(SHORTEST, end - start));
  const begin = Math.min(LAST - span, Math.max(FIRST, start));
  return { from: begin, to: begin + span };
}

/**
 * The window at another scale, in which one moment stays where it is.
 * @param factor below 1 shows less time and so more of it
 */
export function zoomed({ from, to }: TimeWindow, factor: number, still: number): TimeWindow {
  const span = Math.min(LONGEST, Math.max(SHORTEST, (to - from) * factor));
  const share = (still - from) / (to - from);
  return timeWindow(still - share * span, still - share * span + span);
}

/** The window so many milliseconds later, or earlier. */
export function moved({ from, to }: TimeWindow, by: number): TimeWindow {
  return timeWindow(from + by, to + by);
}

/** Where moments lie in a window that is so many pixels wide. */
export function pixelsOf({ from, to }: TimeWindow, width: number): (moment: number) => number {
  const scale = width / (to - from);
  return (moment) => (moment - from) * scale;
}

/** What is fitted: when a token was seen, and from when to when it lives, null where that is open. */
export interface Fitted {
  readonly record: Pick<TokenRecord, 'firstSeen' | 'lastSeen'>;
  readonly start: number;
  readonly end: number | null;
}

/** So much is shown at least, so that a page that just loaded does not race by. */
const LEAST_PAST = 45 * SECOND;
const FUTURE_SHARE = 0.3;
/** An end that is at most so many pasts away is part of the picture. */
const NEAR_FUTURE = 0.8;
const NEAR_PAST = 0.2;
const MARGIN = 0.03;
/** What was seen so many of its own lengths ago is looked at by itself, as traffic of another day. */
const LONG_AGO = 3;
/** In so many steps of its past the window moves on: never every second. */
const STEPS = 12;

/**
 * The window that shows what was seen, now, and a bit of what comes. Tokens that live for days do not
 * widen it.
 * @param now milliseconds since the epoch
 */
export function fittedWindow(tokens: readonly Fitted[], now: number): TimeWindow {
  return fittingWindow(tokens)(now);
}

/** The same for any moment: the tokens are gone through again only where the window has moved on. */
export function fittingWindow(tokens: readonly Fitted[]): (now: number) => TimeWindow {
  const { first, last } = seenBetween(tokens);
  const seen = Math.max(LEAST_PAST, last - first);
  let before: { readonly today: number; readonly window: TimeWindow } | null = null;
  return (now) => {
    if (first > last) return timeWindow(now - LEAST_PAST, now + LEAST_PAST * FUTURE_SHARE);
    if (now - last > LONG_AGO * seen) return timeWindow(first - seen * 0.1, last + seen * 0.2);
    const past = Math.max(LEAST_PAST, now - first);
    const step = 2 ** Math.ceil(Math.log2(past / STEPS / SECOND)) * SECOND;
    const today = Math.max(first + LEAST_PAST, Math.ceil(now / step) * step);
    if (before?.today !== today) before = { today, window: windowUntil(tokens, first, today) };
    return before.window;
  };
}

function windowUntil(all: readonly Fitted[], first: number, today: number): TimeWindow {
  const room = today - first;
  let from = first;
  let to = today + room * FUTURE_SHARE;
  for (const { start, end } of all) {
    if (start < from && start >= first - room * NEAR_PAST) from = start;
    if (end !== null && end > to && end <= today + room * NEAR_FUTURE) to = end;
  }
  const margin = (to - from) * MARGIN;
  return timeWindow(from - margin, to + margin);
}

function seenBetween(all: readonly Fitted[]): { readonly first: number; readonly last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { record } of all) {
    const { firstSeen, lastSeen } = record;
    if (firstSeen >= FIRST && firstSeen <= LAST) {
      first = Math.min(first, firstSeen);
      last = Math.max(last, firstSeen);
    }
    if (lastSeen >= FIRST && lastSeen <= LAST) {
      first = Math.min(first, lastSeen);
      last = Math.max(last, lastSeen);
    }
  }
  return { first, last };
}

function finite(moment: number): number {
  return Number.isNaN(moment) ? 0 : Math.min(LAST, Math.max(FIRST, moment));
}
