// What is beside the list may follow it a moment later, so that a key in the filter, or a flood, is answered
// by the list first.
import { effect, type ReadonlySignal, signal } from '@preact/signals';

/** A list that is no longer is followed at once. */
const SHORT = 500;
/** Milliseconds from one long list to the next, so that fast typing makes few of them. */
const PAUSE = 200;

export interface Unhurried<T> {
  readonly value: ReadonlySignal<readonly T[]>;
  readonly close: () => void;
}

/**
 * Follows a list: a short one at once, a long one a moment later, and the last one always.
 * @param later calls back after so many milliseconds, unless cancelled
 */
export function followUnhurried<T>(
  list: ReadonlySignal<readonly T[]>,
  later: (callback: () => void, delay: number) => () => void,
): Unhurried<T> {
  const value = signal(list.peek());
  let cancel: (() => void) | null = null;

  function catchUp(): void {
    cancel?.();
    cancel = null;
    value.value = list.peek();
  }

  const stop = effect(() => {
    if (list.value === value.peek()) return;
    if (list.value.length <= SHORT && value.peek().length <= SHORT) catchUp();
    else cancel ??= later(catchUp, PAUSE);
  });
  return {
    value,
    close() {
      stop();
      cancel?.();
    },
  };
}
