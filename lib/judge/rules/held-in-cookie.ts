import { isLoopback } from '../../http/loopback.ts';
import type { CookieAttributes } from '../../http/set-cookie.ts';
import { placesOf } from '../evidence.ts';
import type { Subject } from '../finding.ts';

/**
 * How a cookie that holds a credential was set, where that is known. A cookie of this machine alone is
 * none of it: a page in development has no https. One that protects forms is meant for scripts.
 */
export function heldInCookie(subject: Subject): CookieAttributes | null {
  const { record } = subject;
  if (record.cookie === null) return null;
  const places = placesOf(subject, ['cookie', 'set-cookie', 'cookie-jar']);
  if (places.length === 0 || places.every(({ field }) => /csrf|xsrf/i.test(field))) return null;
  const known = [...record.hosts, ...record.jarDomains];
  return known.length > 0 && known.every(isLoopback) ? null : record.cookie;
}
