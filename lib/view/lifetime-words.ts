import { type Lifetime, lifetime, looksLikeMilliseconds } from '../judge/lifetime.ts';
import { say, sayCounted } from '../words/say.ts';
import { coarseAgo, coarseIn, relative } from './duration.ts';
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
  const life = lifetime(entry.token, entry.record, now, entry.warnMs);
  return { ...words(entry, life, now), elapsed: life.elapsed };
}

function words(
  { token, stillSent }: Entry,
  { state, expiresAt, startsAt }: Lifetime,
  now: number,
): Omit<LifetimeWords, 'elapsed'> {
  if (token.claims.state === 'encrypted') {
    return unknown(say('lifetime_encrypted'), say('lifetime_encrypted_long'));
  }
  if (token.claims.state === 'unreadable') {
    return unknown(say('lifetime_unreadable'), say('lifetime_unreadable_long'));
  }
  if (state === 'not-yet-valid' && startsAt !== null) {
    const whole = Math.ceil((startsAt - now) / SECOND) * SECOND;
    return {
      mark: state,
      short: say('lifetime_starts', { when: coarseIn(whole) }),
      long: say('lifetime_starts', { when: relative(startsAt, now) }),
    };
  }
  if (expiresAt === null) {
    return { mark: 'unbounded', short: say('lifetime_none'), long: say('lifetime_none') };
  }
  // Read as seconds it never ends, which is not what whoever wrote it meant.
  if (looksLikeMilliseconds(expiresAt / SECOND)) {
    return unknown(say('lifetime_milliseconds'), say('lifetime_milliseconds_long'));
  }
  const when = relative(expiresAt, now);
  if (state !== 'expired') {
    const mark = state === 'expiring' ? state : 'current';
    return { mark, short: when, long: say('lifetime_expires', { when }) };
  }
  if (!stillSent) return { mark: 'expired', short: when, long: say('lifetime_expired', { when }) };
  return {
    mark: 'still-sent',
    short: say('lifetime_still_sent'),
    rest: when,
    long: say('lifetime_expired_still_sent', { when }),
  };
}

function unknown(short: string, long: string): Omit<LifetimeWords, 'elapsed'> {
  return { mark: 'unknown', short, long };
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
  const last = ago < SECOND ? say('span_just_now') : coarseAgo(ago);
  if (sentSince > 0) return sayCounted('still_sent_times', sentSince, { last });
  return say('still_sent_since', { when: relative(expiresAt ?? now, now), last });
}
