// How much room a record takes in a store.
import type { TokenRecord } from './record.ts';

/** What a record and its rows cost beside their lists, roughly, in characters. */
const RECORD_CHARACTERS = 200;
/** What a member of a list costs beside its text. */
const MEMBER_CHARACTERS = 30;

/** Roughly how many characters a record takes in a store. */
export function recordCharacters(record: TokenRecord): number {
  const { raw, places, hosts, tabs, workers, jarDomains, sentTo, cookieTo, leaks, origin } = record;
  let sum = raw.length + RECORD_CHARACTERS + tabs.length * MEMBER_CHARACTERS;
  if (origin !== null) sum += JSON.stringify(origin).length;
  for (const { field, via } of places) {
    sum += field.length + MEMBER_CHARACTERS + via.join().length;
  }
  for (const list of [hosts, workers, jarDomains, sentTo, cookieTo, leaks]) {
    for (const text of list) sum += text.length + MEMBER_CHARACTERS;
  }
  return sum;
}

/** Whether two states of one record can differ in what `recordCharacters` counts. */
export function sameLists(one: TokenRecord, other: TokenRecord): boolean {
  return (
    one.places.length === other.places.length &&
    one.hosts === other.hosts &&
    one.tabs.length === other.tabs.length &&
    one.workers === other.workers &&
    one.jarDomains === other.jarDomains &&
    one.sentTo === other.sentTo &&
    one.cookieTo === other.cookieTo &&
    one.leaks === other.leaks &&
    one.origin === other.origin
  );
}
