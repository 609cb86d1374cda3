import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { axisTicks } from './axis.ts';
import { timeWindow } from './time-window.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** The labels of the hours after a moment, in a place. */
function labels(place: string, from: number, span: number, width = 1_000, now = from) {
  process.env['TZ'] = place;
  const style = { locale: 'en-GB', timeZone: place };
  return axisTicks(timeWindow(from, from + span), width, now, style).map(({ label }) => label);
}

describe('the axis', () => {
  const eight = Date.UTC(2026, 10, 23, 20, 0, 0);

  test('has round times of the place where one is', () => {
    expect(labels('UTC', eight, HOUR)).toEqual([
      '20:00',
      ...['20:10', '20:20', '20:30', '20:40', '20:50', '21:00'],
    ]);
    expect(labels('Asia/Kathmandu', eight, HOUR).slice(0, 2)).toEqual(['01:50', '02:00']);
  });

  test('has seconds where one looks close, days and years from afar', () => {
    expect(labels('UTC', eight, 30_000)[1]).toBe('20:00:05');
    expect(labels('UTC', eight, 10 * DAY)).toContain('25 Nov');
    expect(labels('UTC', eight, 400 * DAY, 600)).toContain('Jan 2027');
    expect(labels('UTC', eight, 100 * 366 * DAY, 600)).toContain('2060');
  });

  test('names a day that begins and one that is not today', () => {
    expect(labels('UTC', eight + 3 * HOUR, 2 * HOUR, 600)).toContain('24 Nov 00:00');
    expect(labels('UTC', eight, HOUR, 400, eight - 2 * DAY)[0]).toBe('23 Nov 20:00');
    expect(labels('UTC', eight, HOUR, 400, eight - 800 * DAY)[0]).toMatch(/^23 Nov 2026/);
  });

  test('goes on evenly over the night in which clocks are put forward', () => {
    const night = Date.UTC(2026, 2, 28, 23, 0, 0);
    expect(labels('Europe/Berlin', night, 5 * HOUR, 600, night + 2 * HOUR)).toEqual([
      '00:00',
      ...['01:00', '03:00', '04:00', '05:00', '06:00'],
    ]);
  });

  test('has no moment twice in the night in which they are put back', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const night = Date.UTC(2026, 9, 24, 22, 0, 0);
    const moments = axisTicks(timeWindow(night, night + 5 * HOUR), 900, night).map(({ at }) => at);
    expect(moments.length).toBeGreaterThan(4);
    expect(new Set(moments).size).toBe(moments.length);
  });
});

test('any window has few marks, ascending and within it', () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.double(),
      fc.double({ min: -10, max: 20_000 }),
      (from, to, width) => {
        const window = timeWindow(from, to);
        const ticks = axisTicks(window, width, 0);
        expect(ticks.length).toBeLessThanOrEqual(Math.max(0, width || 0) / 30 + 4);
        for (const [index, { at }] of ticks.entries()) {
          expect(at).toBeGreaterThanOrEqual(window.from);
          expect(at).toBeLessThanOrEqual(window.to);
          expect(at).toBeGreaterThan(ticks[index - 1]?.at ?? Number.NEGATIVE_INFINITY);
        }
      },
    ),
    { numRuns: 60 },
  );
});
