import { browser } from 'wxt/browser';

export interface UpdateQuestions {
  /** Whether the background serves private windows alone, and another one the normal windows. */
  readonly isPrivate: boolean;
  /** Resolves when the other answers are known. */
  readonly loaded: Promise<unknown>;
  readonly isPaused: () => boolean;
  /** Whether nothing was recorded. */
  readonly isEmpty: () => boolean;
}

/**
 * Takes an update at once where nothing would be lost by it: reloading the extension empties session
 * storage, and with it what was recorded and whether it is paused. Otherwise it waits for the next start
 * of the browser, which empties that anyway. A background of private windows alone leaves it to the
 * other one, whose records it cannot see and would lose.
 */
export function followUpdates({ isPrivate, loaded, isPaused, isEmpty }: UpdateQuestions): void {
  if (isPrivate) return;
  browser.runtime.onUpdateAvailable.addListener(() => {
    void loaded.then(() => {
      if (!isPaused() && isEmpty()) browser.runtime.reload();
    });
  });
}
