import { LAST_DATE } from '../jose/dates.ts';
import { lifetime } from '../judge/lifetime.ts';
import { isStillSent } from '../judge/lineage.ts';
import { isSentAfterExpiry } from '../judge/server-moment.ts';
import type { Token } from '../token/token.ts';
import type { Entry } from './entry.ts';

/** What an entry says of a token's life, which the clock does not change. */
export type EntryLife = Pick<
  Entry,
  'expiresAt' | 'startsAt' | 'warnAt' | 'sentAfterExpiry' | 'stillSent'
>;

/**
 * The life of a token that was seen as a record tells, as long as no newer one replaced it.
 * @param token that of the record, or what was inside of it
 */
export function lifeOf(
  token: Token,
  { record, warnMs, around }: Pick<Entry, 'record' | 'warnMs' | 'around'>,
): EntryLife {
  // By then every token that expires has expired.
  const life = lifetime(token, record, LAST_DATE, warnMs);
  const { expiresAt, startsAt, warnAt } = life;
  const sentAfterExpiry = isSentAfterExpiry(life, { record, around });
  const stillSent = isStillSent(record, sentAfterExpiry, record);
  return { expiresAt, startsAt, warnAt, sentAfterExpiry, stillSent };
}
