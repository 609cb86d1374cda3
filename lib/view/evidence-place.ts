// Which sightings of a token a piece of evidence is about.
import { hostOf } from '../http/url.ts';
import type { Evidence } from '../judge/finding.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';

/** Whether a sighting shows what was seen. */
export function isSeenIn(evidence: Evidence, sighting: Sighting): boolean {
  const { at, carrier, field, via, url, method } = sighting;
  switch (evidence.at) {
    case 'place': {
      const { place } = evidence;
      return carrier === place.carrier && field === place.field && via.join() === place.via.join();
    }
    case 'cookie':
      return COOKIE_CARRIERS.has(carrier);
    case 'sent':
      return at === evidence.moment;
    case 'hosts':
      return evidence.hosts.includes(hostOf(url) ?? '');
    case 'request':
      return method === evidence.method && url.startsWith(evidence.url);
    default:
      return false;
  }
}
