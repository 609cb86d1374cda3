import type { CookieAttributes } from '../http/set-cookie.ts';
import { CARRIERS, type Carrier } from '../scan/carriers.ts';
import { type Hit, type HitForm, nestedFrom } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { extended } from './extended.ts';
import type { Limits } from './limits.ts';
import type { Observation } from './observation.ts';
import type { Origin } from './origin.ts';
import type { Sighting } from './sighting.ts';

/** A token's name inside one ledger: stable across worker restarts, never reused. */
export type TokenId = string & { readonly __brand: 'TokenId' };

/** A distinct place in which a token was carried, and how often. */
export interface Place {
  readonly carrier: Carrier;
  readonly field: string;
  readonly via: readonly string[];
  readonly count: number;
}

/** A tab whose traffic, page or storage held a token. */
export interface TabUse {
  readonly tabId: number;
  /** Milliseconds since the epoch. */
  readonly lastSeen: number;
}

/** A 401 or 403 that answered a request carrying a token. */
export interface Rejection {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly status: number;
  /** The WWW-Authenticate field of the answer. */
  readonly challenge: string | null;
}

/** All facts about one token but its single sightings. Nothing here depends on the present moment. */
export interface TokenRecord {
  readonly id: TokenId;
  /** The exact text; it is the token's identity. */
  readonly raw: string;
  readonly form: HitForm;
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
  /** Milliseconds since the epoch. */
  readonly lastSeen: number;
  /** Exact, however many sightings are kept. */
  readonly sightingCount: number;
  /** In order of first appearance, at most `LIMITS.placesPerToken`. */
  readonly places: readonly Place[];
  /** Hosts (with port) it was seen with, in order of first appearance, at most `LIMITS.hostsPerToken`. */
  readonly hosts: readonly string[];
  /** In order of first appearance, at most `LIMITS.hostsPerToken`. */
  readonly tabs: readonly TabUse[];
  /** Origins whose workers carried it in traffic that belongs to no tab. */
  readonly workers: readonly string[];
  /** Domains of the jar cookies that hold it. */
  readonly jarDomains: readonly string[];
  /** Last time a request carried it, milliseconds since the epoch; null if none did. */
  readonly lastSentAt: number | null;
  /** How the cookie that holds it was last set or kept; null for what was never seen in one. */
  readonly cookie: CookieAttributes | null;
  /** The latest 401 or 403 that answered a request carrying it. */
  readonly lastRejection: Rejection | null;
  /** The tokens that were sent in the request whose answer first showed this one. */
  readonly issuedFor: readonly TokenId[];
  /** What the message that first showed it tells, where that can matter. */
  readonly origin: Origin | null;
  /** Scheme and host of where requests carried it, in order, at most `LIMITS.hostsPerToken`. */
  readonly sentTo: readonly string[];
  /** Those of them that got it in a cookie: the browser sent it to who set that. */
  readonly cookieTo: readonly string[];
  /**
   * Whom a Referer told it to: the origin of the page in whose URL it stood and that of the request, with a
   * space between them; where both are the same, nothing. At most `LIMITS.hostsPerToken`.
   */
  readonly leaks: readonly string[];
  /** Whether one request carried it in two of the ways that RFC 6750 §2 knows. */
  readonly twice: boolean;
}

/** A token with the sightings that are kept of it, oldest first. */
export interface TokenHistory {
  readonly record: TokenRecord;
  readonly sightings: readonly Sighting[];
}

/** A token that has been named but not yet seen. `at`: milliseconds since the epoch. */
export function emptyRecord(
  id: TokenId,
  raw: string,
  form: HitForm,
  at: number,
  issuedFor: readonly TokenId[],
): TokenRecord {
  return {
    id,
    raw,
    form,
    firstSeen: at,
    lastSeen: at,
    sightingCount: 0,
    places: NONE,
    hosts: NONE,
    tabs: NONE,
    workers: NONE,
    jarDomains: NONE,
    lastSentAt: null,
    cookie: null,
    lastRejection: null,
    issuedFor: issuedFor.length === 0 ? NONE : issuedFor,
    origin: null,
    sentTo: NONE,
    cookieTo: NONE,
    leaks: NONE,
    twice: false,
  };
}

/** Most lists of most records are empty: they share one. */
export const NONE: readonly never[] = [];

/** What a record is told of one sighting, every text in memory of its own. */
export interface RecordNews {
  readonly at: number;
  readonly place: PlaceName;
  readonly host: string | null;
  readonly tabId: number | null;
  /** The origin of the worker, for traffic that belongs to no tab. */
  readonly worker: string | null;
  readonly jarDomain: string | null;
  readonly sent: boolean;
  /** Scheme and host that it was sent to; null where it was not sent. */
  readonly sentTo: string | null;
  /** As a record keeps it; null for none. */
  readonly leak: string | null;
  readonly cookie: CookieAttributes | null;
}

export type PlaceName = Pick<Place, 'carrier' | 'field' | 'via'>;

/** The record with one more sighting in it. */
export function withSighting(
  record: TokenRecord,
  { at, place, host, tabId, worker, jarDomain, sent, sentTo, leak, cookie }: RecordNews,
  { hostsPerToken, placesPerToken }: Limits,
): TokenRecord {
  const byCookie = place.carrier === 'cookie';
  return {
    id: record.id,
    raw: record.raw,
    form: record.form,
    firstSeen: Math.min(record.firstSeen, at),
    lastSeen: Math.max(record.lastSeen, at),
    sightingCount: record.sightingCount + 1,
    places: withPlace(record.places, place, placesPerToken),
    hosts: withMember(record.hosts, host, hostsPerToken),
    tabs: tabId === null ? record.tabs : withTab(record.tabs, tabId, at, hostsPerToken),
    workers: withMember(record.workers, worker, hostsPerToken),
    jarDomains: withMember(record.jarDomains, jarDomain, hostsPerToken),
    lastSentAt: sent ? Math.max(record.lastSentAt ?? at, at) : record.lastSentAt,
    cookie: cookie === null ? record.cookie : ownAttributes(cookie, record.cookie),
    lastRejection: record.lastRejection,
    issuedFor: record.issuedFor,
    origin: record.origin,
    sentTo: withMember(record.sentTo, sentTo, hostsPerToken),
    cookieTo: withMember(record.cookieTo, byCookie ? sentTo : null, hostsPerToken),
    leaks: withMember(record.leaks, leak, hostsPerToken),
    twice: record.twice,
  };
}

/**
 * Whether the browser gave the token away: a URL that a page only shows does not leave it, and a token
 * inside of another is told of, not presented.
 */
export function isSent(
  { type }: Pick<Observation, 'type'>,
  { carrier, via }: Pick<Hit, 'carrier' | 'via'>,
): boolean {
  if (type !== 'request' && type !== 'request-body') return false;
  return CARRIERS[carrier].sent && nestedFrom(via) < 0;
}

function withTab(
  tabs: readonly TabUse[],
  tabId: number,
  at: number,
  limit: number,
): readonly TabUse[] {
  const known = tabs.find((tab) => tab.tabId === tabId);
  if (known === undefined) return extended(tabs, { tabId, lastSeen: at }).slice(-limit);
  if (known.lastSeen >= at) return tabs;
  return tabs.map((tab) => (tab === known ? { tabId, lastSeen: at } : tab));
}

/** Adds a new member; beyond the limit the one that came first goes. */
function withMember<T>(list: readonly T[], value: T | null, limit: number): readonly T[] {
  return value === null || list.includes(value) ? list : extended(list, value).slice(-limit);
}

function withPlace(
  places: readonly Place[],
  { carrier, field, via }: PlaceName,
  limit: number,
): readonly Place[] {
  const known = places.find(
    (place) => place.carrier === carrier && place.field === field && sameList(place.via, via),
  );
  if (known !== undefined) {
    return places.map((place) => (place === known ? { ...place, count: place.count + 1 } : place));
  }
  return places.length >= limit ? places : extended(places, { carrier, field, via, count: 1 });
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((text, at) => text === other[at]))
  );
}

/** The attributes without a hold on the field that they were read from. */
function ownAttributes(
  attributes: CookieAttributes,
  earlier: CookieAttributes | null,
): CookieAttributes {
  const own = (text: string | null, known: string | null | undefined): string | null => {
    if (text === null) return null;
    return text === known ? known : ownText(text);
  };
  const { domain, path, sameSite } = attributes;
  return {
    ...attributes,
    domain: own(domain, earlier?.domain),
    path: own(path, earlier?.path),
    sameSite: own(sameSite, earlier?.sameSite),
  };
}
