import type { TokenRecord } from '../ledger/record.ts';
import { dateClaim } from '../token/dates.ts';
import type { Token } from '../token/token.ts';

/** Where a token stands in its life at one moment. */
export type LifetimeState = 'not-yet-valid' | 'current' | 'expiring' | 'expired' | 'unbounded';

export interface Lifetime {
  readonly state: LifetimeState;
  /** `exp` in milliseconds since the epoch, or null. */
  readonly expiresAt: number | null;
  /** `nbf` in milliseconds since the epoch, or null. */
  readonly startsAt: number | null;
  /** From this moment on it is expiring: milliseconds since the epoch, or null without `exp`. */
  readonly warnAt: number | null;
  /** Elapsed share of the life from `nbf`, `iat` or first sighting to `exp`, 0 to 1, or null. */
  readonly elapsed: number | null;
  /** True when a request carried it after `exp`. */
  readonly sentAfterExpiry: boolean;
}

const MINUTE = 60_000;

/** A token is expiring for its last five minutes, or its last tenth if that is shorter. */
export const WARN_MS = 5 * MINUTE;
/** Who wants to be warned earlier has it of tokens that live an hour too, and at most half of a life. */
const WARN_SHARE = { least: 0.1, most: 0.5, msForAll: 50 * MINUTE } as const;

/** The longest warning that makes sense in a life, both in milliseconds. */
function longestWarning(life: number, warnMs: number): number {
  const { least, most, msForAll } = WARN_SHARE;
  return life * Math.min(most, Math.max(least, warnMs / msForAll));
}

/**
 * A token's place in its life. `exp` is the first moment at which it must not be accepted
 * (RFC 7519 §4.1.4), `nbf` the first at which it may be (§4.1.5).
 * @param now milliseconds since the epoch.
 * @param warnMs for how many milliseconds before its end it is expiring, unless its life is short
 */
export function lifetime(
  token: Token,
  record: Pick<TokenRecord, 'firstSeen' | 'lastSentAt'>,
  now: number,
  warnMs = WARN_MS,
): Lifetime {
  const expiresAt = dateClaim(token, 'exp');
  const startsAt = dateClaim(token, 'nbf');
  const bornAt = startsAt ?? dateClaim(token, 'iat') ?? record.firstSeen;
  const life = expiresAt === null ? null : Math.max(0, expiresAt - bornAt);
  const warnAt =
    expiresAt === null || life === null
      ? null
      : expiresAt - Math.min(warnMs, longestWarning(life, warnMs));
  return {
    state: stateAt(now, startsAt, warnAt, expiresAt),
    expiresAt,
    startsAt,
    warnAt,
    elapsed: elapsedShare(now, bornAt, expiresAt),
    sentAfterExpiry:
      expiresAt !== null && record.lastSentAt !== null && record.lastSentAt >= expiresAt,
  };
}

/** As milliseconds these are the years 2001 to 2286; as seconds, years that nobody means. */
const [FROM, TO] = [1e12, 1e13];

/** Whether a NumericDate was written in milliseconds. @param date as it is written */
export function looksLikeMilliseconds(date: number): boolean {
  return date >= FROM && date < TO;
}

function stateAt(
  now: number,
  startsAt: number | null,
  warnAt: number | null,
  expiresAt: number | null,
): LifetimeState {
  if (expiresAt !== null && now >= expiresAt) return 'expired';
  if (startsAt !== null && now < startsAt) return 'not-yet-valid';
  if (expiresAt === null) return 'unbounded';
  return warnAt !== null && now >= warnAt ? 'expiring' : 'current';
}

function elapsedShare(now: number, bornAt: number, expiresAt: number | null): number | null {
  if (expiresAt === null) return null;
  if (expiresAt <= bornAt) return now >= expiresAt ? 1 : 0;
  return Math.min(1, Math.max(0, (now - bornAt) / (expiresAt - bornAt)));
}
