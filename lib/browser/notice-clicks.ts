import { browser } from 'wxt/browser';

/** Before the token's id in the names of our notifications. */
export const NOTICE_PREFIX = 'expiry ';

/**
 * Calls back when a notification was clicked.
 * @returns listens, if it can and does not yet: where the permission is not given there is no such
 * interface. To be called in the first turn of the background script too, as a click may wake it.
 */
export function noticeClicks(lead: (id: string) => void): () => void {
  let listens = false;
  return () => {
    if (listens || !browser.notifications) return;
    listens = true;
    browser.notifications.onClicked.addListener((name) => {
      if (!name.startsWith(NOTICE_PREFIX)) return;
      void browser.notifications.clear(name);
      lead(name.slice(NOTICE_PREFIX.length));
    });
  };
}
