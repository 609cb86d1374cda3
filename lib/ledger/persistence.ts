// How a ledger is kept in a key-value store that survives a stop of the worker: one row a token, one
// row a page of its sightings, one row of counters. A change rewrites only the rows it touches.
//
//   ledger               { next, droppedTokens }
//   token:<id>           { record, offset }
//   sightings:<id>:<n>   Sighting[], ordinals n*16 … n*16+15
import { type Ledger, type LedgerChanges, SIGHTINGS_PER_PAGE } from './ledger.ts';
import type { TokenId, TokenRecord } from './record.ts';
import type { Sighting } from './sighting.ts';

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
    const counters = asObject(rows[COUNTERS]);
    this.ledger.restoreCounters(
      asNumber(counters['next'], 1),
      asNumber(counters['droppedTokens'], 0),
    );
    const entries = Object.entries(rows)
      .filter(([key]) => key.startsWith('token:'))
      .map(([, row]) => asObject(row))
      .flatMap((row) => (isRecord(row['record']) ? [{ record: row['record'], row }] : []))
      .sort((a, b) => a.record.lastSeen - b.record.lastSeen);
    for (const { record, row } of entries) {
      const first = pageOf(asNumber(row['offset'], 0));
      const last = pageOf(Math.max(0, record.sightingCount - 1));
      const sightings: Sighting[] = [];
      for (let page = first; page <= last; page++) {
        const kept = rows[pageKey(record.id, page)];
        if (!Array.isArray(kept)) continue;
        // The first page may hold sightings that were let go when a later page was written.
        sightings.push(...kept);
        this.stored(record.id).add(page);
      }
      this.ledger.restore({ record, sightings, offset: record.sightingCount - sightings.length });
    }
  }

  private stored(id: TokenId): Set<number> {
    const pages = this.pages.get(id) ?? new Set();
    this.pages.set(id, pages);
    return pages;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asNumber(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function isRecord(value: unknown): value is TokenRecord {
  const row = asObject(value);
  return (
    typeof row['id'] === 'string' &&
    typeof row['raw'] === 'string' &&
    typeof row['sightingCount'] === 'number'
  );
}
