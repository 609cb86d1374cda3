import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOON } from '../../tests/support/messages.ts';
import { ServerClocks } from './server-clocks.ts';

const HOST = 'api.example';

/** Answers of a server whose clock is ahead by `ahead`, as its Date fields tell. */
interface Answer {
  readonly sentAt: number;
  readonly tookMs: number;
  /** When, on the way, the server looked at its clock: 0 to 1. */
  readonly share?: number;
}

function heard(clocks: ServerClocks, ahead: number, answers: readonly Answer[]): boolean[] {
  return answers.map(({ sentAt, tookMs, share = 0.5 }) => {
    const serverTime = sentAt + tookMs * share + ahead;
    const date = Math.floor(serverTime / 1000) * 1000;
    return clocks.note(HOST, date, sentAt, sentAt + tookMs);
  });
}

function clockOf(clocks: ServerClocks) {
  const clock = clocks.of(HOST);
  if (clock === undefined) throw new Error('Nothing is known of the clock.');
  return clock;
}

const every = (count: number, ms: number): readonly Answer[] =>
  Array.from({ length: count }, (_, n) => ({ sentAt: NOON + n * ms, tookMs: 40 }));

describe("a server's clock", () => {
  test('is known to a second and the time of the answer after one answer', () => {
    const clocks = new ServerClocks(9);
    expect(clocks.note(HOST, NOON + 5_000, NOON, NOON + 80)).toBe(true);
    expect(clocks.all()).toEqual([{ host: HOST, earliest: 4_920, latest: 5_999, samples: 1 }]);
  });

  test('is told anew when enough answers agree, however little closer they bring it', () => {
    const clocks = new ServerClocks(9);
    const slow = { sentAt: NOON + 1_000, tookMs: 900 };
    expect(heard(clocks, 0, [{ sentAt: NOON, tookMs: 1 }, slow, slow, slow])).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(clockOf(clocks).samples).toBe(3);
  });

  test('becomes known better by answers at other moments of the second', () => {
    const clocks = new ServerClocks(9);
    heard(clocks, -73_400, every(12, 1_090));
    const { earliest, latest, samples } = clockOf(clocks);
    expect(earliest).toBeLessThanOrEqual(-73_400);
    expect(latest).toBeGreaterThanOrEqual(-73_400);
    expect(latest - earliest).toBeLessThan(200);
    expect(samples).toBeGreaterThan(5);
  });

  test('is told anew only when it is known noticeably better', () => {
    const clocks = new ServerClocks(9);
    const told = heard(clocks, 0, every(500, 1_003));
    expect(told.filter(Boolean).length).toBeLessThan(30);
    const before = clocks.all();
    expect(heard(clocks, 0, [{ sentAt: NOON + 1e6, tookMs: 5_000 }])).toEqual([false]);
    expect(clocks.all()).toEqual(before);
  });

  test('is not believed from a few answers of another time, as from a cache without Age', () => {
    const clocks = new ServerClocks(9);
    heard(clocks, 0, every(10, 1_090));
    const before = clockOf(clocks);
    expect(heard(clocks, -600_000, every(2, 1_090))).toEqual([false, false]);
    heard(clocks, 0, every(3, 1_090));
    expect(heard(clocks, -600_000, every(2, 1_090))).toEqual([false, false]);
    expect(clockOf(clocks)).toEqual(before);
  });

  test('was changed when newer answers agree on another time', () => {
    const clocks = new ServerClocks(9);
    heard(clocks, 0, every(20, 1_090));
    expect(heard(clocks, 3_600_000, every(3, 1_090))).toEqual([false, false, true]);
    const { earliest, latest } = clockOf(clocks);
    expect([earliest <= 3_600_000, latest >= 3_600_000]).toEqual([true, true]);
  });

  test("says nothing when this machine's clock was set back between request and answer", () => {
    const clocks = new ServerClocks(9);
    expect(clocks.note(HOST, NOON, NOON + 500, NOON)).toBe(false);
    expect(clocks.all()).toEqual([]);
  });

  test('comes back as it was stored, and goes on from there', () => {
    const clocks = new ServerClocks(9);
    heard(clocks, 700, every(9, 1_090));
    const next = new ServerClocks(9);
    next.restore(clockOf(clocks));
    expect(next.all()).toEqual(clocks.all());
    heard(next, 700, every(20, 1_037));
    const { earliest, latest } = clockOf(next);
    expect(earliest).toBeGreaterThanOrEqual(clockOf(clocks).earliest);
    expect(latest).toBeLessThanOrEqual(clockOf(clocks).latest);
  });

  test('of the host heard of longest ago is forgotten beyond the limit', () => {
    const clocks = new ServerClocks(2);
    for (const host of ['a', 'b', 'a', 'c']) clocks.note(host, NOON, NOON, NOON + 10);
    expect(clocks.all().map(({ host }) => host)).toEqual(['a', 'c']);
  });
});

test('the range always holds the truth while all answers are honest, and never grows', () => {
  const answer = fc.record({
    sentAt: fc.integer({ min: 0, max: 600_000 }).map((ms) => NOON + ms),
    tookMs: fc.integer({ min: 0, max: 3_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const ahead = fc.integer({ min: -1e8, max: 1e8 });
  fc.assert(
    fc.property(ahead, fc.array(answer, { minLength: 1, maxLength: 40 }), (truth, answers) => {
      const clocks = new ServerClocks(9);
      let width = Number.POSITIVE_INFINITY;
      for (const each of answers) {
        heard(clocks, truth, [each]);
        const { earliest, latest } = clockOf(clocks);
        expect(earliest).toBeLessThanOrEqual(truth);
        expect(latest).toBeGreaterThanOrEqual(truth);
        expect(latest - earliest).toBeLessThanOrEqual(width);
        width = latest - earliest;
      }
    }),
  );
});
