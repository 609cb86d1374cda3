import { locale } from '../../words/say.ts';
import type { DateStyle } from '../date.ts';
import type { TimeWindow } from './time-window.ts';

/** A mark of the time axis. */
export interface AxisTick {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly label: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = 'second' | 'hour' | 'day' | 'month' | 'year';

/** From fine to coarse: a step of so many units, and how long it is at least. */
const STEPS: readonly { readonly unit: Unit; readonly size: number; readonly length: number }[] = [
  ...steps('second', SECOND, [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800]),
  ...steps('hour', HOUR, [1, 2, 3, 6, 12]),
  ...steps('day', DAY, [1, 2, 7, 14]),
  ...steps('month', 28 * DAY, [1, 3, 6]),
  ...steps('year', 365 * DAY, [1, 2, 5, 10, 20, 50, 100, 200]),
];

function steps(unit: Unit, length: number, sizes: readonly number[]) {
  return sizes.map((size) => ({ unit, size, length: size * length }));
}

/** Pixels from one mark to the next, at least: a date and a time fit between them. */
const SPACING = 90;

/** However strange a time zone is, the marks end. */
const MOST = 400;

/**
 * The marks of a time axis at round local times, ascending; none in a window without width. A day that
 * is not `now`'s, and one that begins, is named.
 * @param width pixels
 * @param now milliseconds since the epoch
 */
export function axisTicks(
  window: TimeWindow,
  width: number,
  now: number,
  style: DateStyle = { locale: locale() },
): readonly AxisTick[] {
  const span = window.to - window.from;
  if (!(width > 0) || !(span > 0)) return [];
  const least = (span / width) * SPACING;
  const step = STEPS.find(({ length }) => length >= least) ?? STEPS[STEPS.length - 1];
  if (step === undefined) return [];
  const ticks: AxisTick[] = [];
  let day = dayOf(now, style);
  for (const at of roundTimes(window, step.unit, step.size)) {
    const own = dayOf(at, style);
    ticks.push({ at, label: labelOf(at, step, own !== day, now, style) });
    day = own;
  }
  return ticks;
}

/** Round local times in a window, ascending, each once: a clock that is put forward repeats none. */
function roundTimes({ from, to }: TimeWindow, unit: Unit, size: number): readonly number[] {
  const found: number[] = [];
  let next = floorTo(new Date(from), unit, size);
  for (let turn = 0; turn < MOST && next.getTime() <= to; turn++) {
    const at = next.getTime();
    if (at >= from && at > (found.at(-1) ?? Number.NEGATIVE_INFINITY)) found.push(at);
    next = after(next, unit, size);
  }
  return found;
}

/** The last round local time that is not after a date. */
function floorTo(date: Date, unit: Unit, size: number): Date {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const hour = date.getHours();
  const down = (value: number) => Math.floor(value / size) * size;
  switch (unit) {
    case 'second': {
      // Within an hour by its length: the hour that is had twice in autumn has its marks twice.
      const whole = new Date(date);
      whole.setMinutes(0, 0, 0);
      const inside = (date.getTime() - whole.getTime()) / SECOND;
      return new Date(whole.getTime() + down(inside) * SECOND);
    }
    case 'hour':
      return new Date(year, month, day, down(hour));
    case 'day':
      return new Date(year, month, size === 1 ? day : down(day - 1) + 1);
    case 'month':
      return new Date(year, down(month), 1);
    case 'year':
      return new Date(down(year), 0, 1);
  }
}

function after(date: Date, unit: Unit, size: number): Date {
  if (unit === 'second') return new Date(date.getTime() + size * SECOND);
  const next = new Date(date);
  if (unit === 'hour') next.setHours(date.getHours() + size);
  if (unit === 'day') next.setDate(date.getDate() + size);
  if (unit === 'month') next.setMonth(date.getMonth() + size);
  if (unit === 'year') next.setFullYear(date.getFullYear() + size);
  // Putting the clock forward can lead back to where one was.
  return next > date ? next : new Date(date.getTime() + HOUR);
}

const SHAPES = {
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minutes: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function labelOf(
  at: number,
  { unit, length }: { readonly unit: Unit; readonly length: number },
  isNewDay: boolean,
  now: number,
  style: DateStyle,
): string {
  if (unit === 'year') return format('year', at, style);
  if (unit === 'month') return format('month', at, style);
  const sameYear = format('year', at, style) === format('year', now, style);
  const day = format(sameYear ? 'day' : 'date', at, style);
  if (unit === 'day') return day;
  const time = format(length < MINUTE ? 'seconds' : 'minutes', at, style);
  return isNewDay ? `${day} ${time}` : time;
}

function dayOf(at: number, style: DateStyle): string {
  return format('date', at, style);
}

// Making a formatter costs some hundred times what using it costs.
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(shape: keyof typeof SHAPES, at: number, style: DateStyle): string {
  const key = `${shape} ${style.locale} ${style.timeZone}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const zone = style.timeZone === undefined ? {} : { timeZone: style.timeZone };
    formatter = new Intl.DateTimeFormat(style.locale, { ...SHAPES[shape], ...zone });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}
