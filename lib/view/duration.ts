const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Below this, a countdown shows seconds: it is the time in which one waits for it. */
const FINE_COUNTDOWN = 5 * MINUTE;

/** A row holds for spans below `below` milliseconds; the spans are whole units, rounded down. */
const UNITS: readonly {
  readonly below: number;
  readonly size: number;
  readonly word: (count: number) => string;
}[] = [
  { below: MINUTE, size: SECOND, word: (count) => `${count} s` },
  { below: HOUR, size: MINUTE, word: (count) => `${count} min` },
  { below: 2 * DAY, size: HOUR, word: (count) => `${count} h` },
  { below: 2 * YEAR, size: DAY, word: (count) => `${count} days` },
  { below: 10_000 * YEAR, size: YEAR, word: (count) => `${count} years` },
];

/**
 * A span of time in one unit: "58 s", "6 min", "29 days".
 * @param span milliseconds; its sign is ignored
 */
export function coarseDuration(span: number): string {
  const length = Math.abs(span);
  const unit = UNITS.find(({ below }) => length < below);
  return unit ? unit.word(Math.floor(length / unit.size)) : 'more than 10,000 years';
}

/**
 * A span that is being waited for: to the second below five minutes ("4 min 12 s"), coarse above.
 * Seconds are rounded up, so that it never reads "0 s" before the moment has come.
 * @param span milliseconds; its sign is ignored
 */
export function duration(span: number): string {
  const seconds = Math.ceil(Math.abs(span) / SECOND);
  if (!(seconds * SECOND < FINE_COUNTDOWN) || seconds < 60) {
    return coarseDuration(Math.max(seconds * SECOND, Math.abs(span)));
  }
  const rest = seconds % 60;
  const minutes = `${Math.floor(seconds / 60)} min`;
  return rest === 0 ? minutes : `${minutes} ${rest} s`;
}

/**
 * Where a moment lies as seen from `now`: "in 1 min 12 s", "3 min ago", "now".
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function relative(moment: number, now: number): string {
  const span = moment - now;
  if (Number.isNaN(span)) return 'at an unknown time';
  if (span > 0) return `in ${duration(span)}`;
  return -span < SECOND ? 'now' : `${coarseDuration(span)} ago`;
}
