// Fetching an issuer's keys from a view: access, one time limit for all, and a frame for each request.
import { askedOrigins, discoverKeys } from '../../judge/verify/discovery/discover.ts';
import type { Discovery, KeyAnswer, KeyQuestion } from '../../judge/verify/discovery/discovery.ts';
import { readKeys } from '../../judge/verify/keys/read-keys.ts';
import { getInFrame } from './request-frame.ts';

/** Milliseconds for all requests of one question. */
export const TIME_LIMIT_MS = 10_000;

/**
 * Finds keys on the network. To be called in the turn of a press of a button. Never rejects.
 * @param cancelled ends it
 * @param allow has the browser give access to origins, and asks the person if it must
 */
export async function fetchKeys(
  question: KeyQuestion,
  cancelled: AbortSignal,
  allow: (origins: readonly string[]) => Promise<boolean>,
): Promise<Discovery> {
  const origins = askedOrigins(question);
  // Nothing may be awaited before: the browser asks only in the turn of a click.
  if (origins.length > 0 && !(await allow(origins))) {
    const hosts = origins.map((origin) => new URL(origin).host);
    return { ok: false, failure: { code: 'blocked-by-permission', hosts }, requests: [] };
  }
  const late = AbortSignal.timeout(TIME_LIMIT_MS);
  const signal = AbortSignal.any([cancelled, late]);
  const ended = (url: string): KeyAnswer =>
    cancelled.aborted
      ? { ok: false, failure: { code: 'cancelled' } }
      : { ok: false, failure: { code: 'timed-out', url, limit: TIME_LIMIT_MS } };
  return discoverKeys(question, {
    get: (url) => getInFrame(url, signal, ended),
    readKeys,
    now: Date.now,
  });
}
