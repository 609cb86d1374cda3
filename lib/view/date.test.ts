import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate } from '../jose/dates.ts';
import { clockTime, type DateStyle, localDate, preciseTime, utcDate } from './date.ts';

const BERLIN: DateStyle = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const NOW = Date.UTC(2026, 10, 23, 19, 12, 53);

describe('a local date', () => {
  test.each([
    [Date.UTC(2026, 10, 23, 19, 14, 5), 'today 20:14:05'],
    [Date.UTC(2026, 10, 23, 23, 0, 0), 'tomorrow 00:00:00'],
    [Date.UTC(2026, 10, 22, 22, 59, 59), 'yesterday 23:59:59'],
    [Date.UTC(2026, 11, 24, 19, 14, 5), '24 Dec 2026, 20:14:05'],
    [Date.UTC(1970, 0, 1), '1 Jan 1970, 01:00:00'],
  ])('%d is "%s"', (moment, words) => {
    expect(localDate(moment, NOW, BERLIN)).toBe(words);
  });

  test('is not invented where the calendar ends', () => {
    expect(localDate(1e18, NOW, BERLIN)).toBe('a date that no calendar holds');
    expect(localDate(Number.NaN, NOW, BERLIN)).toBe('a date that no calendar holds');
  });

  test('knows the days next to the end of the calendar', () => {
    expect(localDate(8.64e15, 8.64e15, { locale: 'en-GB', timeZone: 'UTC' })).toMatch(/^today /);
  });
});

test('UTC is written with its name, and with fractions of a second only where there are some', () => {
  expect(utcDate(Date.UTC(2026, 10, 23, 19, 14, 5))).toBe('2026-11-23 19:14:05 UTC');
  expect(utcDate(Date.UTC(2026, 10, 23, 19, 14, 5, 250))).toBe('2026-11-23 19:14:05.250 UTC');
});

test('the time of day can have milliseconds', () => {
  const moment = Date.UTC(2026, 10, 23, 19, 14, 5, 7);
  expect(clockTime(moment, BERLIN)).toBe('20:14:05');
  expect(preciseTime(moment, BERLIN)).toBe('20:14:05.007');
});

test('every number has words', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (moment, now) => {
      for (const words of [
        localDate(moment, now, BERLIN),
        utcDate(moment),
        clockTime(moment, BERLIN),
        preciseTime(moment, BERLIN),
      ]) {
        expect(words).not.toBe('');
        expect(words).not.toContain('Invalid');
      }
      expect(isDate(moment)).toBe(!Number.isNaN(new Date(moment).getTime()));
    }),
  );
});
