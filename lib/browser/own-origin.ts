import { browser } from 'wxt/browser';

/** By which requests of the extension's own pages are told from those of pages, as `initiator` has it. */
export function ownOrigin(): string {
  return browser.runtime.getURL('/').slice(0, -1);
}
