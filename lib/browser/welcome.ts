import { browser } from 'wxt/browser';

/** Shows a page with first steps to those who have just installed the extension, and to nobody later. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') {
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    }
  });
}
