import { number, say, sayCounted } from '../words/say.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
const MOST_YEARS = 10_000;

/** Below this, a countdown shows seconds: it is the time in which one waits for it. */
const FINE_COUNTDOWN = 5 * MINUTE;

type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'years';

/**
 * A span by itself, one that is still to come and one that is over, each with texts of its own: "3 Tage",
 * but "in 3 Tagen" in German.
 */
type Tense = 'span_' | 'span_in_' | 'span_ago_';

/** A row holds for spans below `below` milliseconds; the spans are whole units, rounded down. */
const UNITS: readonly {
  readonly below: number;
  readonly size: number;
  readonly unit: Unit;
}[] = [
  { below: MINUTE, size: SECOND, unit: 'seconds' },
  { below: HOUR, size: MINUTE, unit: 'minutes' },
  { below: 2 * DAY, size: HOUR, unit: 'hours' },
  { below: 2 * YEAR, size: DAY, unit: 'days' },
  { below: MOST_YEARS * YEAR, size: YEAR, unit: 'years' },
];

/**
 * A span of time in one unit: "58 s", "6 min", "29 days".
 * @param span milliseconds; its sign is ignored
 */
export function coarseDuration(span: number): string {
  return coarse('span_', span);
}

/**
 * The same as a time to come: "in 6 min", "in 29 days".
 * @param span milliseconds; its sign is ignored
 */
export function coarseIn(span: number): string {
  return coarse('span_in_', span);
}

/**
 * The same as a time that is over: "6 min ago", "29 days ago".
 * @param span milliseconds; its sign is ignored
 */
export function coarseAgo(span: number): string {
  return coarse('span_ago_', span);
}

/**
 * A span that is being waited for: to the second below five minutes ("4 min 12 s"), coarse above.
 * Seconds are rounded up, so that it never reads "0 s" before the moment has come.
 * @param span milliseconds; its sign is ignored
 */
export function duration(span: number): string {
  return fine('span_', span);
}

/**
 * Where a moment lies as seen from `now`: "in 1 min 12 s", "3 min ago", "now".
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function relative(moment: number, now: number): string {
  const span = moment - now;
  if (Number.isNaN(span)) return say('span_unknown');
  if (span > 0) return fine('span_in_', span);
  return -span < SECOND ? say('span_now') : coarse('span_ago_', span);
}

/**
 * A measured span in the unit that fits, with a fraction: "84 ms", "1.24 s", "2.5 min", "3.1 days".
 * @param span milliseconds, not negative
 * @param digits of the fraction of a second, at most; larger units have one
 */
export function measured(span: number, digits: 1 | 2): string {
  if (span < MINUTE) return sayCounted('span_seconds', rounded(span / SECOND, digits));
  if (span < HOUR) return sayCounted('span_minutes', rounded(span / MINUTE, 1));
  if (span < 2 * DAY) return sayCounted('span_hours', rounded(span / HOUR, 1));
  return sayCounted('span_days', rounded(span / DAY, 1));
}

function coarse(tense: Tense, span: number): string {
  const length = Math.abs(span);
  const row = UNITS.find(({ below }) => length < below);
  return row
    ? sayCounted(`${tense}${row.unit}`, Math.floor(length / row.size))
    : say(`${tense}beyond`, { years: number(MOST_YEARS) });
}

function fine(tense: Exclude<Tense, 'span_ago_'>, span: number): string {
  const seconds = Math.ceil(Math.abs(span) / SECOND);
  if (!(seconds * SECOND < FINE_COUNTDOWN) || seconds < 60) {
    return coarse(tense, Math.max(seconds * SECOND, Math.abs(span)));
  }
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 === 0
    ? sayCounted(`${tense}minutes`, minutes)
    : say(`${tense}minutes_seconds`, { minutes, seconds: seconds % 60 });
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
