// A record as text: its facts in a fixed order, without its name and the token itself, which the row
// beside it holds and which never changes.
import { NONE, type TokenId, type TokenRecord } from './record.ts';
import { asCount, asRow, isRecord, isText } from './stored.ts';
import { originOfParts, originParts } from './stored-origin.ts';

/** @param offset the ordinal of the first sighting that is kept. */
export function recordText(record: TokenRecord, offset: number): string {
  const { form, firstSeen, lastSeen, sightingCount, places, hosts, tabs, workers } = record;
  const { jarDomains, lastSentAt, cookie, lastRejection, issuedFor } = record;
  const { origin, sentTo, cookieTo, leaks, twice } = record;
  return JSON.stringify([
    offset,
    form,
    firstSeen,
    lastSeen,
    sightingCount,
    places.map(({ carrier, field, via, count }) => [carrier, field, via, count]),
    hosts,
    tabs.map(({ tabId, lastSeen: at }) => [tabId, at]),
    workers,
    jarDomains,
    lastSentAt,
    cookie,
    lastRejection,
    issuedFor,
    origin && originParts(origin),
    sentTo,
    cookieTo,
    leaks,
    twice,
  ]);
}

/**
 * A record from its two rows, with the ordinal of its first sighting; null for anything else.
 * @param share gives one copy of texts that many records hold.
 */
export function readRecord(
  id: TokenId,
  raw: unknown,
  text: unknown,
  share: (text: string) => string,
): { readonly record: TokenRecord; readonly offset: number } | null {
  const facts = parsed(text);
  if (facts === null) return null;
  const [offset, form, firstSeen, lastSeen, sightingCount, places, hosts, tabs, ...rest] = facts;
  const [workers, jarDomains, lastSentAt, cookie, lastRejection, issuedFor, ...more] = rest;
  const [origin, sentTo, cookieTo, leaks, twice] = more;
  const shared = sharedBy(share);
  const record = {
    id,
    raw,
    form,
    firstSeen,
    lastSeen,
    sightingCount,
    places: listOf(places, (place) => placeOf(place, shared)),
    hosts: shared.list(hosts),
    tabs: listOf(tabs, (tab) => ({ tabId: asRow(tab)[0], lastSeen: asRow(tab)[1] })),
    workers: shared.list(workers),
    jarDomains: shared.list(jarDomains),
    lastSentAt,
    cookie,
    lastRejection,
    issuedFor: shared.list(issuedFor),
    origin: originOfParts(origin),
    sentTo: shared.list(sentTo),
    cookieTo: shared.list(cookieTo),
    leaks: shared.list(leaks),
    twice,
  };
  return isRecord(record) ? { record, offset: asCount(offset, 0) } : null;
}

interface Shared {
  text(value: unknown): unknown;
  list(value: unknown): unknown;
}

function sharedBy(share: (text: string) => string): Shared {
  const text = (value: unknown): unknown => (isText(value) ? share(value) : value);
  // Most lists are empty, and empty ones are one list.
  const list = (value: unknown): unknown =>
    Array.isArray(value) && value.length === 0 ? NONE : listOf(value, text);
  return { text, list };
}

function placeOf(place: unknown, share: Shared): unknown {
  const { 0: carrier, 1: field, 2: via, 3: count } = asRow(place);
  return { carrier, field: share.text(field), via: share.list(via), count };
}

function listOf(list: unknown, read: (member: unknown) => unknown): unknown {
  return Array.isArray(list) ? list.map(read) : undefined;
}

function parsed(text: unknown): readonly unknown[] | null {
  if (typeof text !== 'string') return null;
  try {
    const facts: unknown = JSON.parse(text);
    return Array.isArray(facts) ? facts : null;
  } catch {
    return null;
  }
}
