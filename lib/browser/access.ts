import { browser } from 'wxt/browser';
import type { PageState, WatchState } from '../feed/messages.ts';
import { pageAccess, sitePattern } from './page-access.ts';
import { tabOf } from './tabs.ts';

const ALL_SITES = '<all_urls>';

/** To how much the browser gives access; people can withhold it, and Firefox may. */
export async function readAccess(): Promise<WatchState['access']> {
  if (await mayRead(ALL_SITES)) return 'everywhere';
  const { origins = [] } = await browser.permissions.getAll();
  return origins.length > 0 ? 'some-sites' : 'nowhere';
}

/** Whether the browser gives access to the URLs of a match pattern. */
function mayRead(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] });
}

/** Whether the browser gives access to all of the origins. */
export async function mayReadOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: patternsOf(origins) });
}

/** Asks the person for access to all of the origins. Must be called in the turn of a click. */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: patternsOf(origins) });
}

function patternsOf(origins: readonly string[]): string[] {
  return origins.flatMap((origin) => sitePattern(origin) ?? []);
}

/**
 * Asks the person for access. Must be called in the turn of a click.
 * @param url a page's, to ask for its site alone; null for all sites
 * @returns the answer
 */
export function requestAccess(url: string | null): Promise<boolean> {
  const pattern = url === null ? null : sitePattern(url);
  return browser.permissions.request({ origins: [pattern ?? ALL_SITES] });
}

/**
 * Whether this page can ask the person for anything: Firefox gives pages inside of developer tools no
 * such interface, though it lists its name.
 */
export function canAsk(): boolean {
  return (browser as Partial<typeof browser>).permissions !== undefined;
}

/** Calls back whenever access may have been granted or withdrawn. */
export function onAccessChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}

/**
 * The page that a tab shows. Of a tab that was closed, or that is private where the asker is not,
 * nothing is told but that it is not there.
 * @param isListed whether the lists of sites leave a URL to be watched
 */
export async function readPage(
  tabId: number,
  isPrivate: boolean,
  isListed: (url: string) => boolean,
): Promise<PageState> {
  const tab = await tabOf(tabId);
  if (tab === null || tab.isPrivate !== isPrivate) {
    return { tabId, url: null, since: 0, access: 'closed' };
  }
  const { url } = tab;
  return { tabId, url, since: 0, access: await pageAccess(url, { mayRead, isListed }) };
}
