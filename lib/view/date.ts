import { isDate } from '../jose/dates.ts';
import { locale, say } from '../words/say.ts';

/** How to write dates. Left out, the language that is spoken and the browser's time zone are used. */
export interface DateStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

const DAY = 86_400_000;

/**
 * A moment in local time, with the day only when it is another one than `now`'s:
 * "today 20:14:05", "tomorrow 08:00:00", "24 Dec 2026, 20:14:05".
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function localDate(moment: number, now: number, style: DateStyle = {}): string {
  if (!isDate(moment)) return say('date_beyond');
  const time = clockTime(moment, style);
  const near = nearDay(moment, now, style);
  return near === null
    ? say('date_day', { day: formatter('day', style).format(moment), time })
    : say(`date_${near}`, { time });
}

/**
 * A moment as a sentence says when something happened, with the day only when it is another one than
 * `now`'s: "at 20:14:05", "yesterday at 20:14:05", "on 24 Dec 2026 at 20:14:05".
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function atMoment(moment: number, now: number, style: DateStyle = {}): string {
  if (!isDate(moment)) return say('date_at_beyond');
  const time = clockTime(moment, style);
  const near = nearDay(moment, now, style);
  return near === null
    ? say('date_at_day', { day: formatter('day', style).format(moment), time })
    : say(`date_at_${near}`, { time });
}

/**
 * True when both moments are on one day.
 * @param moment milliseconds since the epoch
 * @param now milliseconds since the epoch
 */
export function isToday(moment: number, now: number, style: DateStyle = {}): boolean {
  return isDate(moment) && nearDay(moment, now, style) === 'today';
}

type NearDay = 'today' | 'tomorrow' | 'yesterday';

const NEAR_DAYS: readonly (readonly [day: NearDay, offset: number])[] = [
  ['today', 0],
  ['tomorrow', DAY],
  ['yesterday', -DAY],
];

/** Which of the days next to `now` a moment lies on; null for any other. */
function nearDay(moment: number, now: number, style: DateStyle): NearDay | null {
  const found = NEAR_DAYS.find(
    ([, offset]) => isDate(now + offset) && sameDay(moment, now + offset, style),
  );
  return found?.[0] ?? null;
}

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
  if (!isDate(moment)) return say('date_beyond');
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

// Making a formatter costs some hundred times what using it costs. Each language has its own.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(shape: keyof typeof SHAPES, style: DateStyle): Intl.DateTimeFormat {
  const language = style.locale ?? locale();
  const key = `${shape} ${language} ${style.timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const zone = style.timeZone === undefined ? {} : { timeZone: style.timeZone };
  const made = new Intl.DateTimeFormat(language, { ...SHAPES[shape], ...zone });
  formatters.set(key, made);
  return made;
}

function sameDay(one: number, other: number, style: DateStyle): boolean {
  const day = formatter('key', style);
  return day.format(one) === day.format(other);
}
