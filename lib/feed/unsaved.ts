import type { LedgerChanges } from '../ledger/changes.ts';
import type { TokenId } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';

/** What the store has refused so far and must still hear of. */
export interface Unsaved {
  readonly changed: ReadonlyMap<TokenId, ReadonlySet<number>>;
  readonly clocks: readonly ServerClock[];
  /** Keys of rows that count no longer. */
  readonly remove: readonly string[];
}

export const NOTHING: Unsaved = { changed: new Map(), clocks: [], remove: [] };

/** Later changes with those that were refused before. */
export function together(earlier: Unsaved, later: LedgerChanges): LedgerChanges {
  if (earlier.changed.size === 0 && earlier.clocks.length === 0) return later;
  const changed = new Map(earlier.changed);
  for (const [id, pages] of later.changed) {
    changed.set(id, new Set([...(changed.get(id) ?? []), ...pages]));
  }
  const clocks = new Map([...earlier.clocks, ...later.clocks].map((clock) => [clock.host, clock]));
  const { records, removed } = later;
  return { changed, records, removed, clocks: [...clocks.values()] };
}
