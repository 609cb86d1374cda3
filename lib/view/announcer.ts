import { type ReadonlySignal, signal } from '@preact/signals';

/** What a screen reader is told. */
export interface Announcer {
  readonly text: ReadonlySignal<string>;
  /** Says a sentence, at once if nothing was said lately, else later; of several only the last. */
  readonly say: (sentence: string) => void;
  readonly close: () => void;
}

/** A polite voice is not one that never stops. */
const PAUSE = 1_500;

/**
 * @param later calls back after so many milliseconds; the result of the call stops it
 */
export function createAnnouncer(
  later: (callback: () => void, delay: number) => () => void,
): Announcer {
  const text = signal('');
  let waiting: string | null = null;
  let stop: (() => void) | null = null;
  function speak(sentence: string) {
    // The same sentence twice would be no change, so nobody would hear the second one.
    text.value = text.peek() === sentence ? `${sentence}\u00A0` : sentence;
    stop = later(next, PAUSE);
  }
  function next() {
    stop = null;
    const sentence = waiting;
    waiting = null;
    if (sentence !== null) speak(sentence);
  }
  return {
    text,
    say(sentence) {
      if (stop) waiting = sentence;
      else speak(sentence);
    },
    close() {
      stop?.();
    },
  };
}
