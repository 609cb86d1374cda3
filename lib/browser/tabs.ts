import { type Browser, browser } from 'wxt/browser';

/** A tab as far as it is known. */
export interface KnownTab {
  readonly tabId: number;
  /** Null where the browser does not tell. */
  readonly url: string | null;
  /** Whether one background serves its window and the normal ones, and it is a private one. */
  readonly isPrivate: boolean;
}

interface BrowserTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly incognito: boolean;
}

/** In Chromium, private windows have a background of their own, which knows no other. */
export function isPrivateHere({ incognito }: Pick<BrowserTab, 'incognito'>): boolean {
  return import.meta.env.FIREFOX && incognito;
}

/** The tab, or null when it was closed. */
export async function tabOf(tabId: number): Promise<KnownTab | null> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, url: tab.url || (await urlOfPage(tabId)), isPrivate: isPrivateHere(tab) };
  } catch {
    return null;
  }
}

/** A page without access keeps its URL from the tab, but not from those who watch navigations. */
async function urlOfPage(tabId: number): Promise<string | null> {
  try {
    return (await browser.webNavigation.getFrame({ tabId, frameId: 0 }))?.url || null;
  } catch {
    // The page has gone, or the tab with it: what was told of the tab holds all the same.
    return null;
  }
}

/**
 * Whether a port belongs to the private windows. A page in a tab is as private as that tab; a popup or
 * panel, which is in none, as the tab that it was opened for. Whatever a view in a normal tab says, it
 * is not private.
 * @param named the tab in the port's name, or null
 * @returns null where the browser does not tell: such a port must not be served
 */
export async function isPrivatePort(
  { sender }: Browser.runtime.Port,
  named: number | null,
): Promise<boolean | null> {
  if (!import.meta.env.FIREFOX) return false;
  if (sender?.tab) return isPrivateHere(sender.tab);
  return named === null ? null : ((await tabOf(named))?.isPrivate ?? null);
}

/** Calls back when a tab may show another page, or the same one anew. */
export function onPageChange(listener: (tabId: number) => void): void {
  browser.tabs.onUpdated.addListener((tabId, { url, status }) => {
    // The URL is told only where there is access, the end of loading always.
    if (url !== undefined || status === 'complete') listener(tabId);
  });
}

/** Calls back when a tab begins to load a page. */
export function onPageLoading(listener: (tabId: number) => void): void {
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') listener(tabId);
  });
}

/** Calls back when a tab comes to the front of its window. */
export function onTabActivated(listener: (tabId: number) => void): void {
  browser.tabs.onActivated.addListener(({ tabId }) => listener(tabId));
}

/** The tab in front of every window. */
export async function activeTabs(): Promise<readonly Pick<KnownTab, 'tabId' | 'isPrivate'>[]> {
  const tabs = await browser.tabs.query({ active: true });
  return tabs.flatMap((tab) =>
    tab.id === undefined ? [] : [{ tabId: tab.id, isPrivate: isPrivateHere(tab) }],
  );
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
