import { type Lifetime, lifetime } from '../judge/lifetime.ts';
import { coarseDuration, relative } from './duration.ts';
import type { Entry } from './entry.ts';

const SECOND = 1_000;

/** How a lifetime is marked with a symbol and a colour, always beside words. */
export type LifetimeMark =
  | 'still-sent'
  | 'expired'
  | 'expiring'
  | 'current'
  | 'not-yet-valid'
  | 'unbounded'
  | 'unknown';

export interface LifetimeWords {
  readonly mark: LifetimeMark;
  /** For a column under the title "Expires": "in 4 min 12 s", "3 min ago", "still sent". */
  readonly short: string;
  /** What stands behind `short` where there is room for it. */
  readonly rest?: string;
  /** For a place that says nothing of expiry itself: "expires in 4 min 12 s". */
  readonly long: string;
  /** Elapsed share of the life, 0 to 1; null where it has no end. */
  readonly elapsed: number | null;
}

/**
 * A token's lifetime at one moment, in words.
 * @param now milliseconds since the epoch
 */
export function lifetimeWords(entry: Entry, now: number): LifetimeWords {
  const life = lifetime(entry.token, entry.record, now);
  return { ...words(entry, life, now), elapsed: life.elapsed };
}

function words(
  { token, stillSent }: Entry,
  { state, expiresAt, startsAt }: Lifetime,
  now: number,
): Omit<LifetimeWords, 'elapsed'> {
  if (token.claims.state === 'encrypted') {
    return { mark: 'unknown', short: 'encrypted', long: 'expiry is encrypted' };
  }
  if (token.claims.state === 'unreadable') {
    return { mark: 'unknown', short: 'not readable', long: 'expiry is not readable' };
  }
  if (state === 'not-yet-valid' && startsAt !== null) {
    const whole = Math.ceil((startsAt - now) / SECOND) * SECOND;
    return {
      mark: state,
      short: `starts in ${coarseDuration(whole)}`,
      long: `starts ${relative(startsAt, now)}`,
    };
  }
  if (expiresAt === null) return { mark: 'unbounded', short: 'no expiry', long: 'no expiry' };
  const when = relative(expiresAt, now);
  if (state !== 'expired') {
    return { mark: state === 'expiring' ? state : 'current', short: when, long: `expires ${when}` };
  }
  if (!stillSent) return { mark: 'expired', short: when, long: `expired ${when}` };
  return {
    mark: 'still-sent',
    short: 'still sent',
    rest: when,
    long: `expired ${when}, still sent`,
  };
}

/**
 * What "still sent" means, as a sentence: "Sent 3 times after it expired, last 12 s ago.", or
 * without the count "It expired 3 min ago, still sent 12 s ago.".
 * @param now milliseconds since the epoch
 * @param sentSince how often it was sent after it expired; 0 if that was not counted
 */
export function stillSentSentence(entry: Entry, now: number, sentSince: number): string {
  const { expiresAt, record } = entry;
  const ago = Math.max(0, now - (record.lastSentAt ?? now));
  const last = ago < SECOND ? 'just now' : `${coarseDuration(ago)} ago`;
  if (sentSince > 0) return `Sent ${times(sentSince)} after it expired, last ${last}.`;
  return `It expired ${relative(expiresAt ?? now, now)}, still sent ${last}.`;
}

/** "once", "2 times". */
function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString()} times`;
}
