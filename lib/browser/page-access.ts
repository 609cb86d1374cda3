// Whether a page's traffic can be seen, by its URL.
import type { PageAccess } from '../feed/messages.ts';

/** What the browser and the settings say of a page. */
export interface AccessQuestions {
  /** Whether the browser gives access to the URLs of a match pattern. */
  readonly mayRead: (pattern: string) => Promise<boolean>;
  /** Whether the lists of sites leave the page to be watched. */
  readonly isListed: (url: string) => boolean;
}

/**
 * Sites that no extension may look into, whatever a person grants. Chromium keeps its store to itself;
 * Firefox names its own in the preference `extensions.webextensions.restrictedDomains`.
 */
const RESTRICTED_HOSTS: ReadonlySet<string> = new Set(
  import.meta.env.FIREFOX
    ? [
        'accounts-static.cdn.mozilla.net',
        'accounts.firefox.com',
        'addons.cdn.mozilla.net',
        'addons.mozilla.org',
        'api.accounts.firefox.com',
        'content.cdn.mozilla.net',
        'discovery.addons.mozilla.org',
        'oauth.accounts.firefox.com',
        'profile.accounts.firefox.com',
        'support.mozilla.org',
        'sync.services.mozilla.com',
      ]
    : ['chromewebstore.google.com'],
);

/** The match pattern of a site, for the question whether it may be read; null for what is no site. */
export function sitePattern(url: string): string | null {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return null;
  // Firefox knows no match patterns with a port, and access is given to all ports in both browsers.
  return `*://${new URL(url).hostname}/*`;
}

/**
 * @param url the page's, or null where the browser does not tell
 */
export async function pageAccess(
  url: string | null,
  { mayRead, isListed }: AccessQuestions,
): Promise<PageAccess> {
  if (url === null) return (await mayRead('<all_urls>')) ? 'restricted' : 'withheld';
  const pattern = sitePattern(url);
  // Pages of the browser and of extensions, view-source:, data:, about: and file: show no traffic.
  if (pattern === null || isRestricted(new URL(url))) return 'restricted';
  if (!(await mayRead(pattern))) return 'withheld';
  return isListed(url) ? 'granted' : 'left-out';
}

function isRestricted({ hostname, pathname }: URL): boolean {
  if (RESTRICTED_HOSTS.has(hostname)) return true;
  return (
    !import.meta.env.FIREFOX &&
    hostname === 'chrome.google.com' &&
    /^\/webstore(\/|$)/.test(pathname)
  );
}
