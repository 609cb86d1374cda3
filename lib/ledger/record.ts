import type { CookieAttributes } from '../http/set-cookie.ts';
import { CARRIERS, type Carrier } from '../scan/carriers.ts';
import type { HitForm } from '../scan/hit.ts';
import type { Limits } from './limits.ts';
import type { Observation } from './observation.ts';
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
}

/** A token with the sightings that are kept of it, oldest first. */
export interface TokenHistory {
  readonly record: TokenRecord;
  readonly sightings: readonly Sighting[];
}

/** What a record costs beside its raw text, roughly, in characters of JSON. */
const RECORD_CHARACTERS = 400;

/** Roughly how many characters of JSON a record takes. */
export function recordCharacters(record: TokenRecord): number {
  return record.raw.length + RECORD_CHARACTERS;
}

/** A token that has been named but not yet seen. `at`: milliseconds since the epoch. */
export function emptyRecord(id: TokenId, raw: string, form: HitForm, at: number): TokenRecord {
  return {
    id,
    raw,
    form,
    firstSeen: at,
    lastSeen: at,
    sightingCount: 0,
    places: [],
    hosts: [],
    tabs: [],
    workers: [],
    jarDomains: [],
    lastSentAt: null,
    cookie: null,
    lastRejection: null,
    issuedFor: [],
  };
}

/** The record with one more sighting in it. */
export function withSighting(
  record: TokenRecord,
  observation: Observation,
  sighting: Sighting,
  cookie: CookieAttributes | null,
  { hostsPerToken, placesPerToken }: Limits,
): TokenRecord {
  const { at, host, tabId, jar, initiator } = observation;
  const worker = tabId === null ? initiator : null;
  return {
    ...record,
    firstSeen: Math.min(record.firstSeen, at),
    lastSeen: Math.max(record.lastSeen, at),
    sightingCount: record.sightingCount + 1,
    places: withPlace(record.places, sighting, placesPerToken),
    hosts: withMember(record.hosts, host, hostsPerToken),
    tabs: tabId === null ? record.tabs : withTab(record.tabs, tabId, at, hostsPerToken),
    workers: withMember(record.workers, worker, hostsPerToken),
    jarDomains: withMember(record.jarDomains, jar?.domain ?? null, hostsPerToken),
    lastSentAt: isSent(observation, sighting.carrier)
      ? Math.max(record.lastSentAt ?? 0, at)
      : record.lastSentAt,
    cookie: cookie ?? record.cookie,
  };
}

/** Whether the browser gave the token away: a URL that a page only shows does not leave it. */
export function isSent({ type }: Pick<Observation, 'type'>, carrier: Carrier): boolean {
  return CARRIERS[carrier].sent && (type === 'request' || type === 'request-body');
}

function withTab(
  tabs: readonly TabUse[],
  tabId: number,
  at: number,
  limit: number,
): readonly TabUse[] {
  const known = tabs.find((tab) => tab.tabId === tabId);
  if (known === undefined) return [...tabs, { tabId, lastSeen: at }].slice(-limit);
  if (known.lastSeen >= at) return tabs;
  return tabs.map((tab) => (tab === known ? { tabId, lastSeen: at } : tab));
}

/** Adds a new member; beyond the limit the one that came first goes. */
function withMember<T>(list: readonly T[], value: T | null, limit: number): readonly T[] {
  return value === null || list.includes(value) ? list : [...list, value].slice(-limit);
}

function withPlace(
  places: readonly Place[],
  { carrier, field, via }: { carrier: Carrier; field: string; via: readonly string[] },
  limit: number,
): readonly Place[] {
  const same = (place: Place): boolean =>
    place.carrier === carrier && place.field === field && place.via.join() === via.join();
  if (places.some(same)) {
    return places.map((place) => (same(place) ? { ...place, count: place.count + 1 } : place));
  }
  return places.length >= limit ? places : [...places, { carrier, field, via, count: 1 }];
}
