import { browser } from 'wxt/browser';
import type { WatchState } from '../feed/messages.ts';

const ALL_SITES = { origins: ['<all_urls>'] };

/** To how much the browser gives access; people can withhold it, and Firefox may. */
export async function readAccess(): Promise<WatchState['access']> {
  if (await browser.permissions.contains(ALL_SITES)) return 'everywhere';
  const { origins = [] } = await browser.permissions.getAll();
  return origins.length > 0 ? 'some-sites' : 'nowhere';
}

/** Asks the person for access. Must be called in the turn of a click. @returns the answer. */
export function requestSiteAccess(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES);
}

/** Calls back whenever access may have been granted or withdrawn. */
export function onAccessChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
