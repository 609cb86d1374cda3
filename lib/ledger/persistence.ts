// How a ledger is kept in a key-value store that survives a stop of the worker: one row a token, one
// row a page of its sightings, one row of counters. A change rewrites only the rows it touches.
//
//   ledger               { next, droppedTokens }
//   token:<id>           { record, offset }
//   sightings:<id>:<n>   Sighting[], ordinals n*16 … n*16+15
import { type Ledger, type LedgerChanges, SIGHTINGS_PER_PAGE } from './ledger.ts';
import type { TokenId, TokenRecord } from './record.ts';
import type { Sighting } from './sighting.ts';
import { asCount, asRow, isPage, isRecord } from './stored.ts';

/** A store of plain-data rows. Both calls may reject, for example when the store is full. */
export interface RowStore {
  readAll(): Promise<Readonly<Record<string, unknown>>>;
  write(rows: Readonly<Record<string, unknown>>, remove: readonly string[]): Promise<void>;
}

export interface RowChanges {
  readonly rows: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
}

const COUNTERS = 'ledger';
const tokenKey = (id: TokenId): string => `token:${id}`;
const pageKey = (id: TokenId, page: number): string => `sightings:${id}:${page}`;
const pageOf = (ordinal: number): number => Math.floor(ordinal / SIGHTINGS_PER_PAGE);

/** Turns changes of a ledger into rows to write, and remembers which pages are stored. */
export class LedgerRows {
  private readonly pages = new Map<TokenId, Set<number>>();
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /** The rows that hold the changes. Writing them twice does no harm. */
  of(changes: LedgerChanges): RowChanges {
    const rows: Record<string, unknown> = {
      [COUNTERS]: { next: this.ledger.next, droppedTokens: this.ledger.droppedTokens },
    };
    const remove: string[] = [];
    for (const id of changes.removed) {
      remove.push(tokenKey(id), ...[...this.stored(id)].map((page) => pageKey(id, page)));
      this.pages.delete(id);
    }
    for (const [id, touched] of changes.changed) {
      const entry = this.ledger.entry(id);
      if (entry === undefined) continue;
      const { record, sightings, offset } = entry;
      const stored = this.stored(id);
      rows[tokenKey(id)] = { record, offset };
      for (const page of [...touched].filter((touchedPage) => touchedPage >= pageOf(offset))) {
        const start = page * SIGHTINGS_PER_PAGE - offset;
        rows[pageKey(id, page)] = sightings.slice(Math.max(0, start), start + SIGHTINGS_PER_PAGE);
        stored.add(page);
      }
      for (const page of [...stored].filter((storedPage) => storedPage < pageOf(offset))) {
        remove.push(pageKey(id, page));
        stored.delete(page);
      }
    }
    return { rows, remove };
  }

  /** Fills the ledger from what a store holds; rows of another shape are passed over. */
  load(rows: Readonly<Record<string, unknown>>): void {
    const counters = asRow(rows[COUNTERS]);
    this.ledger.restoreCounters(
      asCount(counters['next'], 1),
      asCount(counters['droppedTokens'], 0),
    );
    const entries = Object.entries(rows)
      .flatMap(([key, value]) => {
        const { record, offset } = asRow(value);
        return isRecord(record) && key === tokenKey(record.id) ? [{ record, offset }] : [];
      })
      .sort((a, b) => a.record.lastSeen - b.record.lastSeen);
    for (const { record, offset } of entries) {
      const sightings = this.loadSightings(rows, record, asCount(offset, 0));
      this.ledger.restore({ record, sightings, offset: record.sightingCount - sightings.length });
    }
  }

  private loadSightings(
    rows: Readonly<Record<string, unknown>>,
    { id, sightingCount }: TokenRecord,
    offset: number,
  ): readonly Sighting[] {
    const pages: (readonly Sighting[])[] = [];
    // From the last page back: where one is missing, what came before it can no longer be numbered.
    for (let page = pageOf(sightingCount - 1); page >= pageOf(offset); page--) {
      const kept = rows[pageKey(id, page)];
      if (!isPage(kept)) break;
      // The first page may hold sightings that were let go when a later page was written.
      pages.push(kept);
      this.stored(id).add(page);
    }
    return pages.toReversed().flat();
  }

  private stored(id: TokenId): Set<number> {
    const pages = this.pages.get(id) ?? new Set();
    this.pages.set(id, pages);
    return pages;
  }
}
