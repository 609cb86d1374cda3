import type { Place } from '../ledger/record.ts';
import { CARRIERS, type Carrier } from '../scan/carriers.ts';
import { say } from '../words/say.ts';

/** What a person calls a place in a message. `field` is the carrier's own name for it. */
const WORDS: Readonly<Record<Carrier, (field: string) => string>> = {
  'request-header': (field) => field,
  cookie,
  'set-cookie': cookie,
  'cookie-jar': cookie,
  'url-path': () => say('carried_by_path'),
  // What has no name of its own is called by where it stands.
  'url-query': (field) => (field === '' ? say('carried_by_query') : `?${field}=`),
  'url-fragment': (field) => (field === '' ? say('carried_by_fragment') : `#${field}`),
  'request-body': (field) =>
    field === '' ? say('carried_by_request_body') : say('carried_by_request_body_field', { field }),
  'response-header': (field) => say('carried_by_response_field', { field }),
  'response-body': (field) =>
    field === ''
      ? say('carried_by_response_body')
      : say('carried_by_response_body_field', { field }),
  'local-storage': (field) => say('carried_by_local_storage', { field }),
  'session-storage': (field) => say('carried_by_session_storage', { field }),
  'indexed-db': (field) => say('carried_by_indexed_db', { field }),
  'websocket-url': (field) =>
    field === '' ? say('carried_by_websocket_url') : say('carried_by_websocket_query', { field }),
  imported: (field) =>
    field === '' ? say('carried_by_import') : say('carried_by_import_field', { field }),
};

function cookie(field: string): string {
  return say('carried_by_cookie', { field });
}

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
