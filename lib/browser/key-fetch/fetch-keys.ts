// Fetching an issuer's keys from a view: access, one time limit for all, and a frame for each request.

import { askedOrigins, discoverKeys } from '../../judge/verify/discovery/discover.ts';
import type {
  Discovery,
  KeyAnswer,
  KeyQuestion,
  RequestFailure,
} from '../../judge/verify/discovery/discovery.ts';
import { readKeys } from '../../judge/verify/keys/read-keys.ts';
import { canAsk } from '../access.ts';
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
  if (origins.length > 0) {
    // Nothing may be awaited before: the browser asks only in the turn of a click.
    const answer = await Promise.race([allow(origins), cancelOf(cancelled)]);
    if (answer === 'cancelled') return refused({ code: 'cancelled' });
    const hosts = origins.map((origin) => new URL(origin).host);
    if (!answer) return refused({ code: 'blocked-by-permission', hosts, canAsk: canAsk() });
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

/** A person who is asked for access may never answer. */
function cancelOf(signal: AbortSignal): Promise<'cancelled'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('cancelled');
    signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
  });
}

function refused(failure: RequestFailure): Discovery {
  return { ok: false, failure, requests: [] };
}
