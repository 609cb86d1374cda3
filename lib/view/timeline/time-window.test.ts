import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fitted, fittedWindow, moved, pixelsOf, timeWindow, zoomed } from './time-window.ts';

const NOW = Date.UTC(2026, 10, 23, 20, 12, 53);
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A token seen and living so many minutes from now. */
function life(firstSeen: number, lastSeen: number, end: number | null = null): Fitted {
  const [first, last] = [NOW + firstSeen * MINUTE, NOW + lastSeen * MINUTE];
  return {
    record: { firstSeen: first, lastSeen: last },
    start: first,
    end: end === null ? null : NOW + end * MINUTE,
  };
}

/** The window in minutes from now. */
const minutes = (tokens: readonly Fitted[], now = NOW) => {
  const { from, to } = fittedWindow(tokens, now);
  return { from: (from - NOW) / MINUTE, to: (to - NOW) / MINUTE };
};

describe('what is fitted', () => {
  test('is all that was seen, now, and a bit of what comes', () => {
    const { from, to } = minutes([life(-12, -1, 2), life(-9, -3, 1)]);
    expect(from).toBeLessThan(-12);
    expect(from).toBeGreaterThan(-14);
    expect(to).toBeGreaterThan(2);
    expect(to).toBeLessThan(8);
  });

  test('is not widened by tokens that live for days, or for ever', () => {
    const short = minutes([life(-12, -1, 2)]);
    expect(minutes([life(-12, -1, 2), life(-5, -1, 30 * 1_440), life(-5, -1)])).toEqual(short);
  });

  test('reaches to an end that is near', () => {
    expect(minutes([life(-12, -1, 8)]).to).toBeGreaterThan(8);
  });

  test('leaves what happened the larger part of the room, also on a page that just loaded', () => {
    for (const seconds of [15, 40, 70, 300]) {
      const first = NOW - seconds * 1_000;
      const seen = { record: { firstSeen: first, lastSeen: NOW }, start: first, end: null };
      const { from, to } = fittedWindow([seen], NOW);
      const share = (NOW - from) / (to - from);
      expect(share, `${seconds} seconds after the first token`).toBeGreaterThan(0.25);
      if (seconds > 30) expect(share).toBeGreaterThan(0.6);
    }
  });

  test('is about a minute on a page that just loaded, and when nothing was seen', () => {
    for (const tokens of [[life(0, 0)], []]) {
      const { from, to } = fittedWindow(tokens, NOW);
      expect(to - from).toBeGreaterThan(0.9 * MINUTE);
      expect(from).toBeLessThan(NOW);
      expect(to).toBeGreaterThan(NOW);
    }
  });

  test('moves on in steps, not every second', () => {
    const tokens = [life(-12, -1, 2)];
    const windows = new Set(
      Array.from({ length: 60 }, (_, second) => fittedWindow(tokens, NOW + second * 1_000).to),
    );
    expect(windows.size).toBeLessThan(4);
  });

  test('is the traffic alone where that is of another day', () => {
    const { from, to } = minutes([life(-20_010, -20_000)]);
    expect(from).toBeGreaterThan(-20_020);
    expect(to).toBeLessThan(-19_980);
  });
});

describe('looking closer', () => {
  const window = timeWindow(NOW, NOW + 10 * MINUTE);

  test('leaves one moment where it is', () => {
    const still = NOW + 3 * MINUTE;
    const next = zoomed(window, 0.5, still);
    expect(next.to - next.from).toBe(5 * MINUTE);
    expect(pixelsOf(next, 100)(still)).toBeCloseTo(pixelsOf(window, 100)(still));
  });

  test('ends at some seconds and at some centuries', () => {
    const near = zoomed(window, 1e-9, NOW);
    const far = zoomed(window, 1e12, NOW);
    expect(near.to - near.from).toBe(5_000);
    expect((far.to - far.from) / DAY).toBeLessThan(150_000);
  });

  test('moves by a span', () => {
    expect(moved(window, MINUTE).from).toBe(NOW + MINUTE);
  });
});

test('any numbers give a window that can be shown', () => {
  const anyNumber = fc.double();
  fc.assert(
    fc.property(fc.array(anyNumber, { minLength: 8, maxLength: 8 }), (numbers) => {
      const [a = 0, b = 0, factor = 0, still = 0, first = 0, last = 0, start = 0, end = 0] =
        numbers;
      const record = { firstSeen: first, lastSeen: last };
      const begun = timeWindow(a, b);
      for (const { from, to } of [
        begun,
        zoomed(begun, factor, still),
        moved(begun, still),
        fittedWindow([{ record, start, end }], NOW),
      ]) {
        expect(Number.isFinite(from) && Number.isFinite(to)).toBe(true);
        expect(to).toBeGreaterThan(from);
        expect(() => new Date(from).toISOString() + new Date(to).toISOString()).not.toThrow();
      }
    }),
  );
});
