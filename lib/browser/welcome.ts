import { browser } from 'wxt/browser';
import { IS_PRIVATE_BACKGROUND } from './private-windows.ts';

/** Shows a page with first steps to those who have just installed the extension, and to nobody later. */
export function welcomeOnInstall(): void {
  // A background of private windows alone is started by the first of them, not by an installation.
  if (IS_PRIVATE_BACKGROUND) return;
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') {
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    }
  });
}
