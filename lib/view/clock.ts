import { type ReadonlySignal, signal } from '@preact/signals';

/** The present moment, as the views see it. */
export interface Clock {
  /** Milliseconds since the epoch, moving on while something watches it. */
  readonly now: ReadonlySignal<number>;
}

/** What a clock is driven by. */
export interface ClockDrive {
  /** The time of day in milliseconds since the epoch. */
  readonly read: () => number;
  /** Calls back at every moment at which the views should move on, until stopped. */
  readonly start: (tick: () => void) => () => void;
}

/**
 * One clock for all countdowns of a view. It runs only while a component watches it, so a view
 * that shows nothing wakes nobody.
 */
export function createClock({ read, start }: ClockDrive): Clock {
  let stop = () => {};
  const now = signal(read(), {
    watched() {
      now.value = read();
      stop = start(() => {
        now.value = read();
      });
    },
    unwatched() {
      stop();
    },
  });
  return { now };
}

/** Ticks on every full second of the time of day, so that all countdowns turn together. */
export function everySecond(read: () => number): ClockDrive['start'] {
  return (tick) => {
    let timer = setTimeout(run, untilFullSecond());
    function run() {
      tick();
      timer = setTimeout(run, untilFullSecond());
    }
    function untilFullSecond() {
      return 1_000 - (read() % 1_000);
    }
    return () => clearTimeout(timer);
  };
}
