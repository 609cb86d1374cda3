// How much room a record takes in a store: of the two browsers, as the one counts that counts more. That is
// Firefox, where a row takes some twenty bytes beside its key and its text.
import type { TokenRecord } from './record.ts';
import { originParts } from './stored-origin.ts';

/** What a record costs beside its lists, with the keys of its rows and what those take, in characters. */
const RECORD_CHARACTERS = 200;
/** Of a place, beside its field and how that was unwrapped: its carrier, its count and what parts them. */
const PLACE_CHARACTERS = 36;
/** Of a tab, with its moment. */
const TAB_CHARACTERS = 22;
/** Of a text in a list: its quotes and its comma. */
const MEMBER_CHARACTERS = 3;

/** Roughly how many characters a record takes in a store. */
export function recordCharacters(record: TokenRecord): number {
  const { raw, places, hosts, tabs, workers, jarDomains, sentTo, cookieTo, leaks } = record;
  const { origin, cookie, lastRejection } = record;
  let sum = raw.length + RECORD_CHARACTERS + tabs.length * TAB_CHARACTERS;
  if (origin !== null) sum += JSON.stringify(originParts(origin)).length;
  if (cookie !== null) sum += JSON.stringify(cookie).length;
  if (lastRejection !== null) sum += JSON.stringify(lastRejection).length;
  for (const { field, via } of places) {
    sum += field.length + PLACE_CHARACTERS;
    for (const step of via) sum += step.length + MEMBER_CHARACTERS;
  }
  for (const list of [hosts, workers, jarDomains, sentTo, cookieTo, leaks]) {
    for (const text of list) sum += text.length + MEMBER_CHARACTERS;
  }
  return sum;
}

/** Whether two states of one record can differ in what `recordCharacters` counts. */
export function sameSize(one: TokenRecord, other: TokenRecord): boolean {
  return (
    one.places.length === other.places.length &&
    one.hosts === other.hosts &&
    one.tabs.length === other.tabs.length &&
    one.workers === other.workers &&
    one.jarDomains === other.jarDomains &&
    one.sentTo === other.sentTo &&
    one.cookieTo === other.cookieTo &&
    one.leaks === other.leaks &&
    one.origin === other.origin &&
    one.cookie === other.cookie &&
    one.lastRejection === other.lastRejection
  );
}
