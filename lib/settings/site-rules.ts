// Which traffic the lists of sites leave to be watched: one check for every carrier.
import type { SiteSettings } from './settings.ts';
import {
  matchPatternsOf,
  type Place,
  parseSite,
  placeOf,
  type SitePattern,
  sharesOrigin,
} from './sites.ts';

/** Sites by their host, so that a check costs as much as the host has labels. */
type SiteList = ReadonlyMap<string, readonly SitePattern[]>;

/** What the browser is asked for where every site is watched. */
const EVERYTHING = '<all_urls>';

export class SiteRules {
  /** Null: all sites are. */
  private readonly only: SiteList | null;
  private readonly never: SiteList;
  /** Match patterns that hold at least what is watched; none where nothing is. */
  readonly matchPatterns: readonly string[];

  /** What cannot be read as a site matches nothing. */
  constructor({ mode, only, never }: SiteSettings) {
    this.never = listOf(sitesOf(never));
    if (mode === 'everywhere') {
      this.only = null;
      this.matchPatterns = [EVERYTHING];
    } else {
      const sites = sitesOf(only);
      this.only = listOf(sites);
      this.matchPatterns = [...new Set(sites.flatMap(matchPatternsOf))];
    }
  }

  /**
   * Whether traffic with a URL is watched. What a site that is never watched asks of another is left out
   * as well.
   * @param initiator the origin of what asked for it, or null
   */
  watches(url: string, initiator: string | null = null): boolean {
    if (this.only === null && this.never.size === 0) return true;
    const place = placeOf(url);
    if (this.only !== null && (place === null || !holds(this.only, place))) return false;
    if (place !== null && holds(this.never, place)) return false;
    return initiator === null || !this.isNever(initiator);
  }

  /** Whether a page belongs to a site that is never watched. */
  isNever(url: string): boolean {
    const place = placeOf(url);
    return place !== null && holds(this.never, place);
  }

  /**
   * Whether a cookie is watched. Cookies are shared by all ports of a host and nearly all schemes
   * (RFC 6265 §8.5): a list of the sites that are watched takes them by host alone, and one of those
   * that never are leaves out only what it names without a scheme or port.
   * @param domain without a leading dot
   * @param isSent whether hosts below the domain are sent it too
   */
  watchesCookie(domain: string, isSent: boolean): boolean {
    const place = { scheme: '', host: domain.toLowerCase(), port: '' };
    if (lookUp(this.never, place.host).some(({ scheme, port }) => scheme === null && port === null))
      return false;
    if (this.only === null || lookUp(this.only, place.host).length > 0) return true;
    return isSent && [...this.only.keys()].some((host) => host.endsWith(`.${place.host}`));
  }
}

function sitesOf(texts: readonly string[]): readonly SitePattern[] {
  return texts.flatMap((text) => {
    const parsed = parseSite(text);
    return parsed.ok ? [parsed.site] : [];
  });
}

function listOf(sites: readonly SitePattern[]): SiteList {
  return Map.groupBy(sites, ({ host }) => host);
}

function holds(list: SiteList, place: Place): boolean {
  return list.size > 0 && lookUp(list, place.host).some((site) => sharesOrigin(site, place));
}

/** DNS allows no more; a longer text is cut off before it costs anything. */
const LABELS = 128;

/** The sites that a host belongs to, schemes and ports aside. */
function lookUp(list: SiteList, host: string): readonly SitePattern[] {
  if (list.size === 0) return [];
  const found = [...(list.get(host) ?? [])];
  let dot = host.indexOf('.');
  for (let i = 0; dot >= 0 && i < LABELS; i++) {
    found.push(...(list.get(host.slice(dot + 1)) ?? []).filter(({ below }) => below));
    dot = host.indexOf('.', dot + 1);
  }
  return found;
}
