import { lifetime } from '../../judge/lifetime.ts';
import { isStillSent } from '../../judge/lineage.ts';
import { isSentAfterExpiry } from '../../judge/server-moment.ts';
import type { Entry } from '../entry.ts';
import type { Answer } from './answers.ts';
import type { Opened } from './opened.ts';

/** The end of the last day that ECMAScript can write: every token that expires has expired then. */
const END_OF_DATES = 8.64e15;

const made = new WeakMap<Entry, { readonly opened: Opened; readonly entry: Entry }>();

/**
 * The entry as time and claims are judged: with what was inside of its token, once that could be read, seen
 * where the token was seen. The same entry for the same answer, as judgements are kept with it.
 */
export function judgedEntry(entry: Entry, answer: Answer): Entry {
  const opened = answer.state === 'told' ? answer.opened : null;
  if (opened === null) return entry;
  const known = made.get(entry);
  if (known?.opened === opened) return known.entry;
  const { token } = opened;
  const life = lifetime(token, entry.record, END_OF_DATES, entry.warnMs);
  const { expiresAt, startsAt, warnAt } = life;
  const sentAfterExpiry = isSentAfterExpiry(life, entry);
  const { record } = entry;
  const stillSent = entry.replacedBy === null && isStillSent(record, sentAfterExpiry, record);
  const judged = { ...entry, ...opened, expiresAt, startsAt, warnAt, sentAfterExpiry, stillSent };
  made.set(entry, { opened, entry: judged });
  return judged;
}
