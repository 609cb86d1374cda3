// When a person who asked for it is told that a token is about to expire.
import type { TokenId } from '../ledger/record.ts';
import { lifetime } from './lifetime.ts';
import { type LineageToken, newestOfLines } from './lineage.ts';

/** A wish to be told before a token expires, or the one that has replaced it by then. */
export interface Reminder {
  readonly id: TokenId;
  /** For which end it was told last, milliseconds since the epoch: once for each is enough. */
  readonly toldFor: number | null;
}

export interface DueReminder {
  /** Whose reminder it is. */
  readonly id: TokenId;
  /** The newest token of its line, which is about to expire. */
  readonly token: LineageToken;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface Reminding {
  readonly due: readonly DueReminder[];
  /** When the next one may be due, milliseconds since the epoch; null for never by time alone. */
  readonly nextAt: number | null;
}

/**
 * Which reminders are due. Of the tokens of a line only the newest counts: one that was refreshed in time
 * is no reason to disturb.
 * @param tokens all that may be of the same lines
 * @param now milliseconds since the epoch
 * @param warnMs as `lifetime` takes it
 */
export function judgeReminders(
  reminders: readonly Reminder[],
  tokens: readonly LineageToken[],
  now: number,
  warnMs?: number,
): Reminding {
  if (reminders.length === 0) return { due: [], nextAt: null };
  const lineOfId = new Map(tokens.map(({ record, line }) => [record.id, line]));
  const newest = newestOfLines(tokens);
  // Of two wishes for one line one is told; the other has nothing to add.
  const told = new Set(reminders.map(({ id, toldFor }) => endOf(lineOfId.get(id), toldFor)));
  const due = new Map<string, DueReminder>();
  let nextAt: number | null = null;
  for (const { id } of reminders) {
    const line = lineOfId.get(id);
    const token = line === undefined ? undefined : newest.get(line);
    if (line === undefined || token === undefined) continue;
    const { state, warnAt, expiresAt } = lifetime(token.token, token.record, now, warnMs);
    if (expiresAt === null || warnAt === null || state === 'expired') continue;
    if (now < warnAt) nextAt = Math.min(nextAt ?? warnAt, warnAt);
    else if (!told.has(endOf(line, expiresAt))) due.set(line, { id, token, expiresAt });
  }
  return { due: [...due.values()], nextAt };
}

function endOf(line: string | undefined, expiresAt: number | null): string {
  return JSON.stringify([line, expiresAt]);
}
