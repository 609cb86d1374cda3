import type { Place } from '../ledger/record.ts';
import { CARRIERS, type Carrier } from '../scan/carriers.ts';

/** What a person calls a place in a message. `field` is the carrier's own name for it. */
const WORDS: Readonly<Record<Carrier, (field: string) => string>> = {
  'request-header': (field) => field,
  cookie: (field) => `cookie ${field}`,
  'set-cookie': (field) => `cookie ${field}`,
  'cookie-jar': (field) => `cookie ${field}`,
  'url-path': () => 'path',
  // What has no name of its own is called by where it stands.
  'url-query': (field) => (field === '' ? 'query' : `?${field}=`),
  'url-fragment': (field) => (field === '' ? 'fragment' : `#${field}`),
  'request-body': (field) => (field === '' ? 'request body' : `request body ${field}`),
  'response-header': (field) => `response ${field}`,
  'response-body': (field) => (field === '' ? 'response body' : `response body ${field}`),
  'local-storage': (field) => `local storage ${field}`,
  'session-storage': (field) => `session storage ${field}`,
  'indexed-db': (field) => `IndexedDB ${field}`,
  'websocket-url': (field) => (field === '' ? 'WebSocket URL' : `WebSocket ?${field}=`),
  imported: (field) => (field === '' ? 'imported' : `imported ${field}`),
};

/** One carrier and its field in words: "cookie shop_session", "?token=". */
export function carrierWords(carrier: Carrier, field: string): string {
  return WORDS[carrier](field);
}

/**
 * All the ways a token travelled, in words and each once: those that requests used first, the most
 * frequent first among them.
 */
export function carriedBy(places: readonly Place[]): readonly string[] {
  const ranked = places.toSorted(
    (one, other) =>
      Number(CARRIERS[other.carrier].sent) - Number(CARRIERS[one.carrier].sent) ||
      other.count - one.count,
  );
  return [...new Set(ranked.map(({ carrier, field }) => carrierWords(carrier, field)))];
}
