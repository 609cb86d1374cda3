import { browser } from 'wxt/browser';
import type { PageState } from '../feed/messages.ts';

/** The page that a tab shows; its URL is null where the browser does not tell. */
export async function pageOf(tabId: number): Promise<PageState> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, url: tab.url ?? null, since: 0, access: 'granted' };
  } catch {
    // The tab was closed.
    return { tabId, url: null, since: 0, access: 'granted' };
  }
}

/** Calls back when a tab shows another URL. */
export function onPageChange(listener: (page: PageState) => void): void {
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.url !== undefined) listener({ tabId, url: change.url, since: 0, access: 'granted' });
  });
}

/** Calls back when a tab comes to the front of its window. */
export function onTabActivated(listener: (tabId: number) => void): void {
  browser.tabs.onActivated.addListener(({ tabId }) => listener(tabId));
}

/** The tab in front of every window. */
export async function activeTabs(): Promise<readonly number[]> {
  const tabs = await browser.tabs.query({ active: true });
  return tabs.flatMap(({ id }) => id ?? []);
}

/** The tab that the popup was opened on, or null. */
export async function currentTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Calls back when a tab is closed. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
}
