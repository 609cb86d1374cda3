import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createClock, everySecond } from './clock.ts';

describe('the clock', () => {
  test('runs only while it is watched', () => {
    let moment = 1_000;
    let tick: (() => void) | null = null;
    const { now } = createClock({
      read: () => moment,
      start(callback) {
        tick = callback;
        return () => {
          tick = null;
        };
      },
    });
    expect(tick).toBeNull();

    const seen: number[] = [];
    const stop = effect(() => {
      seen.push(now.value);
    });
    expect(tick).not.toBeNull();
    moment = 2_000;
    (tick as (() => void) | null)?.();
    expect(seen.at(-1)).toBe(2_000);

    stop();
    expect(tick).toBeNull();
  });

  test('is right at once when it is watched again', () => {
    let moment = 1_000;
    const { now } = createClock({ read: () => moment, start: () => () => {} });
    moment = 90_000;
    const seen: number[] = [];
    effect(() => {
      seen.push(now.value);
    })();
    expect(seen.at(-1)).toBe(90_000);
  });
});

describe('every second', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ticks on full seconds until stopped', () => {
    vi.setSystemTime(5_400);
    const ticks: number[] = [];
    const stop = everySecond(Date.now)(() => ticks.push(Date.now()));
    vi.advanceTimersByTime(2_700);
    expect(ticks).toEqual([6_000, 7_000, 8_000]);
    stop();
    vi.advanceTimersByTime(5_000);
    expect(ticks).toHaveLength(3);
  });
});
