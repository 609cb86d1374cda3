// A token's record and its sightings in a share: moments, carriers, statuses and numbers stay, as they
// tell what happened; hosts, paths, names and values are what they are everywhere in the share.

import type { Place, TokenRecord } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { OWN_STEPS } from '../scan/own-steps.ts';
import { shareChallenge } from './challenge.ts';
import type { ShareContext } from './context.ts';
import { shareJsonPath } from './json.ts';
import { shareName, shareSort } from './texts.ts';
import { shareHostPort } from './urls.ts';
import { AUTH_SCHEMES, FIELDS, METHODS, RESOURCES } from './vocabulary.ts';

/** The record with another text for its token. */
export function shareRecord(record: TokenRecord, raw: string, share: ShareContext): TokenRecord {
  const host = (name: string) => shareHostPort(name, share);
  const { places, hosts, workers, jarDomains, cookie, lastRejection } = record;
  return {
    ...record,
    raw,
    places: places.map((place) => sharePlace(place, share)),
    hosts: hosts.map(host),
    workers: workers.map(share.url),
    jarDomains: jarDomains.map(host),
    // What was found by them is told already, and nobody needs them to read a share.
    origin: null,
    sentTo: [],
    cookieTo: [],
    leaks: [],
    cookie:
      cookie === null
        ? null
        : {
            ...cookie,
            domain: cookie.domain === null ? null : host(cookie.domain),
            path: cookie.path === null ? null : share.url(cookie.path),
          },
    lastRejection:
      lastRejection === null
        ? null
        : { ...lastRejection, challenge: challengeOf(lastRejection.challenge, share) },
  };
}

function sharePlace<T extends Pick<Place, 'carrier' | 'field' | 'via'>>(
  place: T,
  share: ShareContext,
): T {
  const { carrier, field, via } = place;
  return {
    ...place,
    field: shareField(carrier, field, share),
    via: via.map((step) => shareStep(step, share)),
  };
}

/** A sighting; the ids of tabs and requests mean nothing outside of the browser's session. */
export function shareSighting(sighting: Sighting, share: ShareContext): Sighting {
  const { url, method, initiator, resource, challenge, failure, store, partition } = sighting;
  return {
    ...sharePlace(sighting, share),
    url: share.url(url),
    method: method === null || METHODS.has(method) ? method : 'OTHER',
    initiator: initiator === null ? null : share.url(initiator),
    resource: resource === null || RESOURCES.has(resource) ? resource : 'other',
    challenge: challengeOf(challenge, share),
    failure:
      failure === null || /^(?:net::ERR|NS_ERROR|NS_BINDING)_[A-Z_]{1,60}$/.test(failure)
        ? failure
        : 'failed',
    store: store === null ? null : shareSort(store, { category: 'value', series: 'store' }, share),
    partition: partition === null ? null : share.url(partition),
  };
}

function challengeOf(challenge: string | null, share: ShareContext): string | null {
  return challenge === null ? null : shareChallenge(challenge, share);
}

const HEADER_CARRIERS: ReadonlySet<string> = new Set(['request-header', 'response-header']);
const COOKIE_CARRIERS: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'cookie-jar']);
const STORAGE_CARRIERS: ReadonlySet<string> = new Set([
  'local-storage',
  'session-storage',
  'indexed-db',
]);

function shareField(carrier: string, field: string, share: ShareContext): string {
  if (field.startsWith('$')) return shareJsonPath(field, share);
  if (HEADER_CARRIERS.has(carrier)) {
    return FIELDS.has(field.toLowerCase()) ? field : shareSeries(field, 'X-Field', share);
  }
  if (COOKIE_CARRIERS.has(carrier)) return shareName(field, 'cookie', share);
  if (STORAGE_CARRIERS.has(carrier)) return shareName(field, 'key', share);
  return shareName(field, 'parameter', share);
}

function shareSeries(name: string, series: string, share: ShareContext): string {
  return share.names.of('name', name, series, (count) => `${series}-${count}`, 'name');
}

/** A step of an unwrap chain: an auth-scheme, a path, a parameter's or a part's name, a word of ours. */
function shareStep(step: string, share: ShareContext): string {
  if (OWN_STEPS.has(step) || AUTH_SCHEMES.has(step.toLowerCase())) return step;
  if (step.startsWith('$')) return shareJsonPath(step, share);
  const [, mark = '', name = step] = /^([?#]|form |multipart )(.*)$/s.exec(step) ?? [];
  return mark + shareName(name, 'step', share);
}
