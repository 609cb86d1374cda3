// A view with hundreds of tokens or more takes a moment for each change, and in a flood changes come ten times a
// second. So that it always has time for the person in front of it, however slow the machine, it rests
// after each for some times as long as that took; what comes meanwhile it takes up together.
import type { FeedState } from '../feed/feed-state.ts';

/** Of fewer tokens every change is taken up at once. */
const MANY = 200;
const REST_TIMES = 4;
/** Nobody is to wait longer for what has happened, in milliseconds. */
const LONGEST_REST = 500;

export interface Pace {
  /** Milliseconds since whenever. */
  readonly read: () => number;
  /** Calls back after so many milliseconds, when what is under way has been drawn. */
  readonly later: (callback: () => void, delay: number) => void;
}

/**
 * Hands on states: the last one always, and those before it as far as there is time for them.
 * @param take takes up a state
 */
export function atEase(
  take: (state: FeedState) => void,
  { read, later }: Pace,
): (state: FeedState) => void {
  let waiting: FeedState | null = null;
  let busy = false;

  function run(state: FeedState): void {
    const began = read();
    take(state);
    // The first of many that are still to come are drawn before the next are taken up.
    if (state.tokens.size < MANY && state.loading === null) return;
    busy = true;
    // Components draw after this, and before the next task.
    later(() => later(goOn, Math.min(LONGEST_REST, REST_TIMES * (read() - began))), 0);
  }

  function goOn(): void {
    busy = false;
    const next = waiting;
    waiting = null;
    if (next !== null) run(next);
  }

  return (state) => {
    if (busy) waiting = state;
    else run(state);
  };
}
