// Guards for what a store gives back. It can hold rows of another build, so nothing is taken on trust.
import { CARRIERS, type Carrier } from '../scan/carriers.ts';
import type { TokenRecord } from './record.ts';
import type { Sighting } from './sighting.ts';

type Row = Readonly<Record<string, unknown>>;

export function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
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
    isText(row['form']) &&
    isMoment(row['firstSeen']) &&
    isMoment(row['lastSeen']) &&
    asCount(row['sightingCount'], 0) > 0 &&
    isList(row['places'], isPlace) &&
    isList(row['hosts'], isText) &&
    isList(row['tabs'], isTabUse) &&
    isList(row['workers'], isText) &&
    isList(row['issuedFor'], isText) &&
    isList(row['jarDomains'], isText) &&
    typeof row['cookie'] === 'object' &&
    (row['lastSentAt'] === null || isMoment(row['lastSentAt'])) &&
    (row['lastRejection'] === null || isMoment(asRow(row['lastRejection'])['at']))
  );
}

/** A page of sightings, none of them of another shape. */
export function isPage(value: unknown): value is readonly Sighting[] {
  return isList(value, isSighting);
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

function isSighting(value: unknown): boolean {
  const row = asRow(value);
  return (
    isMoment(row['at']) &&
    isCarried(row) &&
    isText(row['url']) &&
    (row['status'] === null || Number.isSafeInteger(row['status'])) &&
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

function isCarried(row: Row): boolean {
  return isCarrier(row['carrier']) && isText(row['field']) && isList(row['via'], isText);
}

function isCarrier(value: unknown): value is Carrier {
  return isText(value) && Object.hasOwn(CARRIERS, value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Milliseconds since the epoch within the years that a Date can hold. */
function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}

function isList(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}
