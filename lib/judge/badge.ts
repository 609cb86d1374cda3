// What the toolbar badge says about one tab.

import type { ServerClock } from '../ledger/server-clock.ts';
import { type Lifetime, lifetime } from './lifetime.ts';
import { isStillSent, type LineageToken, newestOfLines } from './lineage.ts';
import { offClocks } from './off-clocks.ts';
import { isSentAfterExpiry } from './server-moment.ts';

export type TabState =
  | { readonly state: 'calm' }
  /** `minutes` left, rounded up, at least 1. */
  | { readonly state: 'expiring'; readonly minutes: number }
  | { readonly state: 'expired-but-sent' };

export interface TabJudgement {
  readonly worst: TabState;
  /** When the answer can next change by time alone, milliseconds since the epoch; null for never. */
  readonly changesAt: number | null;
}

const MINUTE = 60_000;

/**
 * The worst state among a tab's tokens. That a token is about to expire matters only of the newest
 * of its line; that an expired one is still sent, of any.
 * @param now milliseconds since the epoch.
 * @param warnMs as `lifetime` takes it
 * @param clocks of all servers
 */
export function judgeTab(
  tokens: readonly LineageToken[],
  now: number,
  warnMs?: number,
  clocks: readonly ServerClock[] = [],
): TabJudgement {
  const off = offClocks(clocks);
  const around = { clock: (host: string) => off.get(host) };
  const newest = newestOfLines(tokens);
  const stillSent = tokens.some(({ token, record, line }) => {
    const life = lifetime(token, record, now, warnMs);
    if (life.state !== 'expired') return false;
    const last = newest.get(line)?.record ?? record;
    return isStillSent(record, isSentAfterExpiry(life, { record, around }), last);
  });
  const lives = [...newest.values()].map(({ token, record }) =>
    lifetime(token, record, now, warnMs),
  );
  const changes = lives.flatMap((life) => nextChange(life, now) ?? []);
  const changesAt = changes.length === 0 ? null : Math.min(...changes);
  if (stillSent) return { worst: { state: 'expired-but-sent' }, changesAt };
  const ends = lives.flatMap(({ state, expiresAt }) =>
    state === 'expiring' && expiresAt !== null ? [expiresAt] : [],
  );
  if (ends.length === 0) return { worst: { state: 'calm' }, changesAt };
  const minutes = Math.ceil((Math.min(...ends) - now) / MINUTE);
  return { worst: { state: 'expiring', minutes }, changesAt };
}

/** When a life enters its last stretch, or the next minute of it begins. */
function nextChange({ state, warnAt, expiresAt }: Lifetime, now: number): number | null {
  if (expiresAt === null || warnAt === null || state === 'expired') return null;
  if (state !== 'expiring') return warnAt;
  return expiresAt - (Math.ceil((expiresAt - now) / MINUTE) - 1) * MINUTE;
}
