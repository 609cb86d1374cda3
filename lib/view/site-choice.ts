// The site of a page, put on the lists of sites and taken off them.
import type { Settings, SiteSettings } from '../settings/settings.ts';
import { SiteRules } from '../settings/site-rules.ts';
import { type BadSite, parseSite, placeOf, type SitePattern } from '../settings/sites.ts';
import { keyPart, say } from '../words/say.ts';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** A site as the lists hold it: one text for one site, which reads back as the same. */
export function siteText({ host, below, scheme, port }: SitePattern): string {
  const ending = port === null || (scheme !== null && port === DEFAULT_PORTS[scheme]) ? '' : port;
  const start = scheme === null ? '' : `${scheme}://${below ? '*.' : ''}`;
  return `${start}${host}${ending === '' ? '' : `:${ending}`}`;
}

/**
 * The site that a page belongs to, as the lists hold it: its host, with the port where that is not
 * the scheme's own, as many developers' sites stand side by side on one host.
 * @returns null for a page that has no host
 */
export function siteOf(url: string): string | null {
  const place = placeOf(url);
  if (place === null || !Object.hasOwn(DEFAULT_PORTS, place.scheme)) return null;
  const port = place.port === DEFAULT_PORTS[place.scheme] ? '' : `:${place.port}`;
  const parsed = parseSite(`${place.host}${port}`);
  return parsed.ok ? siteText(parsed.site) : null;
}

/** What is wrong with a text that is no site, and what to write instead. */
export function badSiteSentence(code: BadSite): string {
  return say(`bad_site_${keyPart(code)}`);
}

/** Whether the lists leave a page out. */
export function isLeftOut({ sites }: Settings, url: string): boolean {
  return !new SiteRules(sites).watches(url);
}

/** The settings with which a page is never watched. */
export function neverWatch(settings: Settings, url: string): Settings {
  const site = siteOf(url);
  if (site === null || settings.sites.never.includes(site)) return settings;
  return withSites(settings, { never: [...settings.sites.never, site] });
}

/** The settings with which a page is watched: off the one list, and on the other where that counts. */
export function watchSite(settings: Settings, url: string): Settings {
  const { only, never } = settings.sites;
  const rest = never.filter((site) =>
    new SiteRules({ mode: 'everywhere', only: [], never: [site] }).watches(url),
  );
  const freed = withSites(settings, { never: rest });
  const site = siteOf(url);
  if (site === null || !isLeftOut(freed, url)) return freed;
  return withSites(freed, { only: [...only, site] });
}

function withSites(settings: Settings, change: Partial<SiteSettings>): Settings {
  return { ...settings, sites: { ...settings.sites, ...change } };
}
