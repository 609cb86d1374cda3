// What is beside the list may follow it a moment later, so that a key in the filter, or a flood, is answered
// by the list first.
import { effect, type ReadonlySignal, signal } from '@preact/signals';

/** A list that is no longer is followed at once. */
const SHORT = 500;
/** Milliseconds for which nothing else comes, as when somebody stops typing. */
const PAUSE = 200;
/** Milliseconds after which a long list is followed all the same: a flood never stops. */
const LONGEST = 1_000;

export interface Unhurried<T> {
  readonly value: ReadonlySignal<readonly T[]>;
  readonly close: () => void;
}

/**
 * Follows a list: a short one at once, a long one a moment later, and the last one always.
 * @param later calls back after so many milliseconds, unless cancelled
 * @param read milliseconds since whenever
 */
export function followUnhurried<T>(
  list: ReadonlySignal<readonly T[]>,
  later: (callback: () => void, delay: number) => () => void,
  read: () => number = () => performance.now(),
): Unhurried<T> {
  const value = signal(list.peek());
  let cancel: (() => void) | null = null;
  /** Since when it is behind; null while it is not. */
  let since: number | null = null;

  function catchUp(): void {
    cancel?.();
    cancel = null;
    since = null;
    value.value = list.peek();
  }

  const stop = effect(() => {
    const { value: next } = list;
    if (next === value.peek()) {
      cancel?.();
      cancel = null;
      since = null;
      return;
    }
    if (next.length <= SHORT && value.peek().length <= SHORT) return catchUp();
    since ??= read();
    cancel?.();
    cancel = later(catchUp, Math.min(PAUSE, Math.max(0, since + LONGEST - read())));
  });
  return {
    value,
    close() {
      stop();
      cancel?.();
    },
  };
}
