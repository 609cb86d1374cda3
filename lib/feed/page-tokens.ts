// Which tokens belong to the page of a tab. Judged from facts alone, so that the background sends
// first what a view will show first.
import { domainMatches } from '../http/cookies.ts';
import type { TokenRecord } from '../ledger/record.ts';
import type { PageState } from './messages.ts';

export type OfRecord = (record: TokenRecord) => boolean;

/** The host of a page without its port, or null where there is none. */
export function pageHost(page: PageState | null): string | null {
  return pageUrl(page)?.hostname || null;
}

/**
 * A token belongs to a tab when the tab's traffic carried it, when a worker of the page's origin did,
 * or when it lies in the cookie jar for the page's host: then the next request will carry it.
 * @param page what the tab shows, as far as it is known
 */
export function belongsToTab(tabId: number, page: PageState | null): OfRecord {
  const host = pageHost(page);
  const origin = pageUrl(page)?.origin ?? null;
  return ({ tabs, workers, jarDomains }) =>
    tabs.some((tab) => tab.tabId === tabId) ||
    (origin !== null && workers.includes(origin)) ||
    (host !== null && jarDomains.some((domain) => domainMatches(host, domain)));
}

/**
 * What the page itself has used since it began to load. When a worker used a token is known only of
 * all that used it together, so a token that another tab sends now may count as its worker's.
 */
export function usedByPage(tabId: number, page: PageState | null): OfRecord {
  const since = page?.since ?? 0;
  const origin = pageUrl(page)?.origin ?? null;
  return ({ tabs, workers, lastSeen }) =>
    tabs.some((tab) => tab.tabId === tabId && tab.lastSeen >= since) ||
    (origin !== null && workers.includes(origin) && lastSeen >= since);
}

function pageUrl(page: PageState | null): URL | null {
  return page?.url && URL.canParse(page.url) ? new URL(page.url) : null;
}
