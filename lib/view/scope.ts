import type { PageState } from '../feed/messages.ts';
import { domainMatches } from '../http/cookies.ts';
import type { Entry } from './entry.ts';

/** Whose tokens a view shows: those of the tab it was opened for, or all. */
export type Scope = 'tab' | 'all';

/** The host of a page without its port, or null where there is none. */
export function pageHost(page: PageState | null): string | null {
  if (!page?.url || !URL.canParse(page.url)) return null;
  return new URL(page.url).hostname || null;
}

/**
 * A token belongs to a tab when the tab's traffic carried it, or when it lies in the cookie jar
 * for the tab's host: then the next request will carry it.
 * @param host as `pageHost` gives it
 */
export function belongsToTab({ record }: Entry, tabId: number, host: string | null): boolean {
  return (
    record.tabs.some((tab) => tab.tabId === tabId) ||
    (host !== null && record.jarDomains.some((domain) => domainMatches(host, domain)))
  );
}
