import { browser } from 'wxt/browser';

/**
 * Takes an update at once where nothing would be lost by it: reloading the extension empties session
 * storage. Otherwise it waits for the next start of the browser, which empties that anyway.
 * @param mayReload resolves to whether there is nothing to lose
 */
export function followUpdates(mayReload: () => Promise<boolean>): void {
  browser.runtime.onUpdateAvailable.addListener(() => {
    void mayReload().then((may) => {
      if (may) browser.runtime.reload();
    });
  });
}
