// A view with hundreds of tokens or more takes a moment for each change, and in a flood changes come ten times a
// second. So that it always has time for the person in front of it, however slow the machine, it rests
// after each for some times as long as that took; what comes meanwhile it takes up together.
import type { FeedState } from '../feed/feed-state.ts';

/** Of fewer tokens every change is taken up at once. */
const MANY = 200;
/** A sixth of the time is then for a flood; the clock, the pointer and the keys have the rest. */
const REST_TIMES = 5;
/** Nobody is to wait longer for what has happened, in milliseconds. */
const LONGEST_REST = 500;

export interface Pace {
  /** Milliseconds since whenever. */
  readonly read: () => number;
  /** Calls back after so many milliseconds. */
  readonly later: (callback: () => void, delay: number) => void;
  /** Calls back when what was changed is drawn: laying it out takes about as long as working it out. */
  readonly drawn: (callback: () => void) => void;
}

/**
 * Hands on states: the last one always, and those before it as far as there is time for them.
 * @param take takes up a state
 */
export function atEase(
  take: (state: FeedState) => void,
  { read, later, drawn }: Pace,
): (state: FeedState) => void {
  let waiting: FeedState | null = null;
  let busy = false;

  function run(state: FeedState): void {
    const began = read();
    take(state);
    // The first of many that are still to come are drawn before the next are taken up.
    if (state.tokens.size < MANY && state.loading === null) return;
    busy = true;
    drawn(() => later(goOn, Math.min(LONGEST_REST, REST_TIMES * (read() - began))));
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
