import type { Entry } from '../entry.ts';
import { lifeOf } from '../entry-life.ts';
import type { Answer } from './answers.ts';
import type { Opened } from './opened.ts';

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
  const life = lifeOf(opened.token, entry);
  const stillSent = entry.replacedBy === null && life.stillSent;
  const judged = { ...entry, ...opened, ...life, stillSent };
  made.set(entry, { opened, entry: judged });
  return judged;
}
