/** How to write dates. Left out, the browser's own language and time zone are used. */
export interface DateStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

/** ECMA-262 §21.4.1.1: dates end 100,000,000 days from the epoch. */
const LAST_DATE = 8.64e15;

const DAY = 86_400_000;

/** True when `moment` (milliseconds since the epoch) can be written as a date at all. */
export function isDate(moment: number): boolean {
  return Math.abs(moment) <= LAST_DATE;
}

/**
 * A moment in local time, with the day only when it is another one than `now`'s:
 * "today 20:14:05", "tomorrow 08:00:00", "24 Dec 2026, 20:14:05".
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function localDate(moment: number, now: number, style: DateStyle = {}): string {
  if (!isDate(moment)) return 'a date that no calendar holds';
  const time = clockTime(moment, style);
  const named = NEAR_DAYS.find(
    ({ offset }) => isDate(now + offset) && sameDay(moment, now + offset, style),
  );
  if (named) return `${named.word} ${time}`;
  return `${formatter('day', style).format(moment)}, ${time}`;
}

const NEAR_DAYS = [
  { offset: 0, word: 'today' },
  { offset: DAY, word: 'tomorrow' },
  { offset: -DAY, word: 'yesterday' },
] as const;

/**
 * The local time of day: "20:14:05".
 * @param moment milliseconds since the epoch
 */
export function clockTime(moment: number, style: DateStyle = {}): string {
  return isDate(moment) ? formatter('time', style).format(moment) : '—';
}

/**
 * The local time of day with milliseconds: "20:14:05.123".
 * @param moment milliseconds since the epoch
 */
export function preciseTime(moment: number, style: DateStyle = {}): string {
  return isDate(moment) ? formatter('precise', style).format(moment) : '—';
}

/**
 * A moment in UTC: "2026-11-23 19:14:05 UTC".
 * @param moment milliseconds since the epoch
 */
export function utcDate(moment: number): string {
  if (!isDate(moment)) return 'a date that no calendar holds';
  const [day, time] = new Date(moment).toISOString().split('T');
  return `${day} ${time?.replace(/(\.000)?Z$/, '')} UTC`;
}

const SHAPES = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  key: { day: '2-digit', month: '2-digit', year: 'numeric', era: 'short' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  precise: {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making a formatter costs some hundred times what using it costs.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(shape: keyof typeof SHAPES, style: DateStyle): Intl.DateTimeFormat {
  const key = `${shape} ${style.locale} ${style.timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const zone = style.timeZone === undefined ? {} : { timeZone: style.timeZone };
  const made = new Intl.DateTimeFormat(style.locale, { ...SHAPES[shape], ...zone });
  formatters.set(key, made);
  return made;
}

function sameDay(one: number, other: number, style: DateStyle): boolean {
  const day = formatter('key', style);
  return day.format(one) === day.format(other);
}
