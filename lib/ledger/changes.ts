import type { TokenId, TokenRecord } from './record.ts';
import type { ServerClock } from './server-clock.ts';

/** What changed since changes were last taken. Page numbers count by `SIGHTINGS_PER_PAGE`. */
export interface LedgerChanges {
  readonly changed: ReadonlyMap<TokenId, ReadonlySet<number>>;
  /** The changed ones as they are when the changes are taken, and so as they will be stored. */
  readonly records: readonly TokenRecord[];
  readonly removed: readonly TokenId[];
  /** Of the servers whose clock is now known better, or found changed. */
  readonly clocks: readonly ServerClock[];
}

/** Gathers the names of what changes in a ledger. */
export class ChangeLog {
  private changed = new Map<TokenId, Set<number>>();
  private removed = new Set<TokenId>();
  private hosts = new Set<string>();

  /** A page of a token's sightings changed, and the token's record with it. */
  touch(id: TokenId, page: number): void {
    const pages = this.changed.get(id);
    if (pages !== undefined) pages.add(page);
    else this.changed.set(id, new Set([page]));
  }

  /** All pages from one to another changed. */
  touchAll(id: TokenId, first: number, last: number): void {
    for (let page = first; page <= last; page++) this.touch(id, page);
  }

  remove(id: TokenId): void {
    this.changed.delete(id);
    this.removed.add(id);
  }

  /** A token that was removed is there again. */
  bringBack(id: TokenId): void {
    this.removed.delete(id);
  }

  touchClock(host: string): void {
    this.hosts.add(host);
  }

  /** @returns what was gathered since the last call, or null for nothing. */
  take(
    recordOf: (id: TokenId) => TokenRecord | undefined,
    clockOf: (host: string) => ServerClock | undefined,
  ): LedgerChanges | null {
    const { changed, removed, hosts } = this;
    if (changed.size + removed.size + hosts.size === 0) return null;
    this.changed = new Map();
    this.removed = new Set();
    this.hosts = new Set();
    return {
      changed,
      records: [...changed.keys()].flatMap((id) => recordOf(id) ?? []),
      removed: [...removed],
      clocks: [...hosts].flatMap((host) => clockOf(host) ?? []),
    };
  }
}
