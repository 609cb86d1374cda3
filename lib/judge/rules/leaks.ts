import { isLoopback } from '../../http/loopback.ts';
import { hostOf } from '../../http/url.ts';
import { found, placesOf, placesSeen } from '../evidence.ts';
import type { Evidence, Found, Subject } from '../finding.ts';
import { siteOf } from '../sites.ts';

/** Other hosts that a Referer told a token to, by whether they are of the site of the page. */
export function leakedTo(subject: Subject, isSameSite: boolean): Found | null {
  if (subject.record.leaks.length === 0) return null;
  const hosts = new Set<string>();
  for (const leak of subject.record.leaks) {
    const [from = '', to = ''] = leak.split(' ').map((origin) => hostOf(origin) ?? '');
    if (to !== '' && !isLoopback(to) && (siteOf(from) === siteOf(to)) === isSameSite) hosts.add(to);
  }
  const places = placesOf(subject, ['request-header']).filter(({ field }) => field === 'Referer');
  if (hosts.size === 0 || places.length === 0) return null;
  const told: Evidence = { at: 'hosts', hosts: [...hosts] };
  return found([told, ...placesSeen(places)]);
}
