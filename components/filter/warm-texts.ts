import type { Entry } from '../../lib/view/entry.ts';
import { saidText, seenText } from '../../lib/view/search-texts.ts';

/** Milliseconds that must be left of an idle stretch for one more token. */
const ROOM = 2;

/**
 * Makes the texts that a first letter will be looked for in, while the browser has nothing to do.
 * @returns stops it
 */
export function warmTexts(entries: readonly Entry[]): () => void {
  let next = 0;
  let handle = requestIdleCallback(work);
  function work(deadline: IdleDeadline): void {
    while (next < entries.length && deadline.timeRemaining() > ROOM) {
      const entry = entries[next++];
      if (entry === undefined) continue;
      saidText(entry);
      seenText(entry);
    }
    if (next < entries.length) handle = requestIdleCallback(work);
  }
  return () => cancelIdleCallback(handle);
}
