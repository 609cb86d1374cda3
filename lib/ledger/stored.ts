// Guards for what a store or a port gives back. It can be of another build, so nothing is taken on trust.
import { isDate } from '../jose/dates.ts';
import { CARRIERS, type Carrier } from '../scan/carriers.ts';
import type { HitForm } from '../scan/hit.ts';
import type { TokenRecord } from './record.ts';
import type { Sighting } from './sighting.ts';

type Row = Readonly<Record<string, unknown>>;

export function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {};
}

/** A whole number that counts something, or what to take instead. */
export function asCount(value: unknown, otherwise: number): number {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : otherwise;
}

export function isRecord(value: unknown): value is TokenRecord {
  const row = asRow(value);
  return (
    isText(row['id']) &&
    isText(row['raw']) &&
    isForm(row['form']) &&
    isMoment(row['firstSeen']) &&
    isMoment(row['lastSeen']) &&
    asCount(row['sightingCount'], 0) > 0 &&
    isList(row['places'], isPlace) &&
    isList(row['hosts'], isText) &&
    isList(row['tabs'], isTabUse) &&
    isList(row['workers'], isText) &&
    isList(row['issuedFor'], isText) &&
    isList(row['jarDomains'], isText) &&
    (row['cookie'] === null || isAttributes(row['cookie'])) &&
    (row['lastSentAt'] === null || isMoment(row['lastSentAt'])) &&
    (row['lastRejection'] === null || isRejection(row['lastRejection'])) &&
    (row['origin'] === null || isOrigin(row['origin'])) &&
    isList(row['sentTo'], isText) &&
    isList(row['cookieTo'], isText) &&
    isList(row['leaks'], isText) &&
    typeof row['twice'] === 'boolean'
  );
}

/** A page of sightings, none of them of another shape. */
export function isPage(value: unknown): value is readonly Sighting[] {
  return isList(value, isSighting);
}

/** A sighting from its parts in the order in which pages write them, or null. */
export function sightingOfParts(parts: readonly unknown[]): Sighting | null {
  const [carrier, field, via, method, tabId, frameId, initiator, resource, ...rest] = parts;
  const [store, partition, at, url, requestId, hop, ...answer] = rest;
  const [status = null, durationMs = null, challenge = null, failure = null] = answer;
  const sighting = {
    ...{ at, carrier, field, via, url, method, tabId, frameId, requestId, initiator, resource },
    ...{ hop, status, durationMs, challenge, failure, store, partition },
  };
  return isSighting(sighting) ? sighting : null;
}

const OPTIONAL_TEXTS = [
  'method',
  'requestId',
  'initiator',
  'resource',
  'challenge',
  'failure',
  'store',
  'partition',
];
const OPTIONAL_NUMBERS = ['tabId', 'frameId', 'status'];

function isSighting(value: unknown): value is Sighting {
  const row = asRow(value);
  return (
    isMoment(row['at']) &&
    isCarried(row) &&
    isText(row['url']) &&
    OPTIONAL_NUMBERS.every((name) => row[name] === null || Number.isSafeInteger(row[name])) &&
    (row['durationMs'] === null || isMoment(row['durationMs'])) &&
    asCount(row['hop'], -1) >= 0 &&
    OPTIONAL_TEXTS.every((name) => row[name] === null || isText(row[name]))
  );
}

function isTabUse(value: unknown): boolean {
  const row = asRow(value);
  return Number.isSafeInteger(row['tabId']) && isMoment(row['lastSeen']);
}

function isPlace(value: unknown): boolean {
  const row = asRow(value);
  return isCarried(row) && asCount(row['count'], 0) > 0;
}

function isOrigin(value: unknown): boolean {
  const { method, url, beside, grant, accessToken, use, noStore } = asRow(value);
  const { type, nonce, code, pkce, basic, proof } = asRow(grant ?? NO_GRANT);
  return (
    [url, type].every(isText) &&
    isList(beside, isText) &&
    (use === null || isUse(use)) &&
    [method, accessToken, nonce, code, proof].every((text) => text === null || isText(text)) &&
    [noStore, pkce, basic].every((flag) => flag === null || typeof flag === 'boolean')
  );
}

const NO_GRANT = { type: '', nonce: null, code: null, pkce: null, basic: null, proof: null };

function isUse(value: unknown): boolean {
  const { at, requestId, againAt } = asRow(value);
  return isMoment(at) && isText(requestId) && (againAt === null || isMoment(againAt));
}

function isRejection(value: unknown): boolean {
  const { at, status, challenge } = asRow(value);
  return isMoment(at) && Number.isSafeInteger(status) && (challenge === null || isText(challenge));
}

/** How a cookie is set, in every member. */
export function isAttributes(value: unknown): boolean {
  const { domain, path, sameSite, secure, httpOnly, partitioned, expiresAt } = asRow(value);
  return (
    [domain, path, sameSite].every((text) => text === null || isText(text)) &&
    [secure, httpOnly, partitioned].every((flag) => typeof flag === 'boolean') &&
    (expiresAt === null || typeof expiresAt === 'number')
  );
}

/** A place in a message: carrier, field and unwrap chain. */
export function isCarried(row: Row): boolean {
  return isCarrier(row['carrier']) && isText(row['field']) && isList(row['via'], isText);
}

function isCarrier(value: unknown): value is Carrier {
  return isText(value) && Object.hasOwn(CARRIERS, value);
}

/** Which forms there are is for those to know who read them; here it is a word. */
export function isForm(value: unknown): value is HitForm {
  return isText(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Milliseconds since the epoch within the years that a Date can hold. */
export function isMoment(value: unknown): value is number {
  return typeof value === 'number' && isDate(value);
}

export function isList(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}
