import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarseDuration, duration, relative } from './duration.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('relative', () => {
  test.each([
    [58 * SECOND, 'in 58 s'],
    [72 * SECOND, 'in 1 min 12 s'],
    [4 * MINUTE + 12 * SECOND, 'in 4 min 12 s'],
    [4 * MINUTE, 'in 4 min'],
    [5 * MINUTE, 'in 5 min'],
    [6 * MINUTE + 59 * SECOND, 'in 6 min'],
    [11 * HOUR, 'in 11 h'],
    [47 * HOUR, 'in 47 h'],
    [29 * DAY, 'in 29 days'],
    [5 * 366 * DAY, 'in 5 years'],
    [0, 'now'],
    [-400, 'now'],
    [-SECOND, '1 s ago'],
    [-(3 * MINUTE + 20 * SECOND), '3 min ago'],
    [-2 * DAY, '2 days ago'],
  ])('%d ms from now is "%s"', (span, words) => {
    expect(relative(NOON + span, NOON)).toBe(words);
  });

  test('never says "in 0 s": what is left of a second counts as one', () => {
    expect(relative(NOON + 1, NOON)).toBe('in 1 s');
    expect(relative(NOON + 59_001, NOON)).toBe('in 1 min');
  });

  test('says of a moment outside of all measure that it is far', () => {
    expect(relative(Number.POSITIVE_INFINITY, NOON)).toBe('in more than 10,000 years');
    expect(relative(-1e300, NOON)).toBe('more than 10,000 years ago');
    expect(relative(Number.NaN, NOON)).toBe('at an unknown time');
  });

  test('has words for every two moments', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (moment, now) => {
        expect(relative(moment, now)).toMatch(/^(in \S.*|\S.* ago|now|at an unknown time)$/);
      }),
    );
  });
});

test('durations ignore which way time goes', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (span) => {
      expect(duration(span)).toBe(duration(-span));
      expect(coarseDuration(span)).toBe(coarseDuration(-span));
    }),
  );
});

test('a countdown never shows more time while time passes', () => {
  const seconds = (words: string) => {
    const [, minutes = '0'] = /(\d+) min/.exec(words) ?? [];
    const [, rest = '0'] = /(\d+) s/.exec(words) ?? [];
    const [, hours = '0'] = /(\d+) h/.exec(words) ?? [];
    return Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest);
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: HOUR - 1 }), fc.nat(10 * MINUTE), (span, passed) => {
      const later = Math.max(1, span - passed);
      expect(seconds(duration(later))).toBeLessThanOrEqual(seconds(duration(span)));
    }),
  );
});
