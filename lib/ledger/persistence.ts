// How a ledger is kept in a key-value store that survives a stop of the worker. A change rewrites only
// the rows it touches, and no row grows with the number of tokens.
//
//   ledger               { next, droppedTokens, leftAlone, gone }
//   raw:<id>             the token itself, written once
//   token:<id>           its other facts, as text
//   sightings:<id>:<n>   a page of its sightings, ordinals n*16 … n*16+15, as text
//   clock:<host>         [earliest, latest, samples] of a server's clock
//
// `gone` names rows that count no longer and are about to be removed: it is written together with what
// takes their place, so that a worker which dies between the two loses and doubles nothing.

import type { LedgerChanges } from './changes.ts';
import { Held, pageOf } from './held.ts';
import type { Ledger } from './ledger.ts';
import type { TokenId, TokenRecord } from './record.ts';
import { COUNTERS, goneRows, type Rows } from './rows.ts';
import type { ServerClock } from './server-clock.ts';
import { SIGHTINGS_PER_PAGE, SightingPage } from './sighting-page.ts';
import { asCount, asRow, isList, isMoment } from './stored.ts';
import { readRecord, recordText } from './stored-record.ts';

export interface RowChanges {
  readonly rows: Rows;
  /** Rows that count no longer once `rows` are written. */
  readonly remove: readonly string[];
}

const rawKey = (id: TokenId): string => `raw:${id}`;
const tokenKey = (id: TokenId): string => `token:${id}`;
const pageKey = (id: TokenId, page: number): string => `sightings:${id}:${page}`;
const clockKey = (host: string): string => `clock:${host}`;

/** What is in the store of one token: the numbers of its first and last page. */
interface StoredPages {
  first: number;
  last: number;
}

/** Turns changes of a ledger into rows to write, and remembers what is stored. */
export class LedgerRows {
  /** Values that were not looked at whole since the last clear; a stop of the worker must not hide them. */
  leftAlone = 0;
  private readonly pages = new Map<TokenId, StoredPages>();
  /** Tokens whose text may not have reached the store. */
  private readonly unwritten = new Set<TokenId>();
  private readonly clockHosts = new Set<string>();
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /**
   * The rows that hold the changes. Writing them twice does no harm.
   * @param gone rows that count no longer for other reasons
   */
  of(changes: LedgerChanges, gone: readonly string[] = []): RowChanges {
    const rows: Record<string, unknown> = {};
    const remove: string[] = [];
    for (const id of changes.removed) {
      remove.push(...this.keysOf(id));
      this.pages.delete(id);
      this.unwritten.delete(id);
    }
    for (const [id, touched] of changes.changed) {
      const held = this.ledger.entry(id);
      if (held !== undefined) this.put(id, held, touched, rows, remove);
    }
    for (const { host, earliest, latest, samples } of changes.clocks) {
      rows[clockKey(host)] = [earliest, latest, samples];
      this.clockHosts.add(host);
    }
    if (changes.clocks.length > 0) remove.push(...this.forgottenClocks());
    const { next, droppedTokens } = this.ledger;
    const uncounted = [...gone, ...remove].filter((key) => !LEFT_OUT.test(key) && !(key in rows));
    rows[COUNTERS] = { next, droppedTokens, leftAlone: this.leftAlone, gone: uncounted };
    return { rows, remove };
  }

  /** To be called when the rows of the last changes are in the store. */
  written(): void {
    this.unwritten.clear();
  }

  /**
   * Fills the ledger from what a store holds.
   * @returns the rows of a ledger that hold nothing any more, or nothing that can be read
   */
  load(rows: Rows): readonly string[] {
    const counters = asRow(rows[COUNTERS]);
    const gone = new Set(goneRows(rows));
    const ids = Object.keys(rows)
      .filter(isTokenKey)
      .filter((key) => !gone.has(key))
      .map(idOf);
    const tokens = ids
      .flatMap((id) => this.read(rows, id) ?? [])
      .sort(
        (a, b) => a.record.lastSeen - b.record.lastSeen || numberOf(a.record) - numberOf(b.record),
      );
    // One that was cleared and seen again is there under two names for as long as it takes to remove one.
    const newest = new Map(tokens.map((held) => [held.record.raw, held.record.id] as const));
    for (const held of tokens) {
      if (newest.get(held.record.raw) !== held.record.id) continue;
      this.ledger.restore(held);
      this.stored(held.record);
    }
    const clocks = Object.keys(rows).flatMap((key) => readClock(key, rows[key]) ?? []);
    for (const { host } of clocks) this.clockHosts.add(host);
    this.ledger.restoreRest(
      asCount(counters['next'], 1),
      asCount(counters['droppedTokens'], 0),
      clocks,
    );
    this.leftAlone += asCount(counters['leftAlone'], 0);
    return Object.keys(rows).filter((key) => LEDGER_ROW.test(key) && !this.holds(key));
  }

  private put(
    id: TokenId,
    held: Held,
    touched: ReadonlySet<number>,
    rows: Record<string, unknown>,
    remove: string[],
  ): void {
    const { record, offset } = held;
    const known = this.pages.get(id);
    if (known === undefined) this.unwritten.add(id);
    if (this.unwritten.has(id)) rows[rawKey(id)] = record.raw;
    rows[tokenKey(id)] = recordText(record, offset);
    for (const page of touched) {
      const kept = held.page(page);
      if (kept !== undefined) rows[pageKey(id, page)] = String(kept);
    }
    for (let page = known?.first ?? held.firstPage; page < held.firstPage; page++) {
      remove.push(pageKey(id, page));
    }
    this.stored(record, held.firstPage);
  }

  private read(rows: Rows, id: TokenId): Held | null {
    const share = (text: string): string => this.ledger.texts.own(text);
    const read = readRecord(id, rows[rawKey(id)], rows[tokenKey(id)], share);
    if (read === null) return null;
    const { record, offset } = read;
    const last = pageOf(record.sightingCount - 1);
    const pages: SightingPage[] = [];
    // From the last page back: where one is missing, what came before it is not looked for.
    for (let page = last; page >= pageOf(offset); page--) {
      const kept = SightingPage.read(rows[pageKey(id, page)]);
      if (kept === null) break;
      pages.unshift(kept);
    }
    if (pages.length === 0) return new Held(record);
    const first = (last - pages.length + 1) * SIGHTINGS_PER_PAGE;
    return new Held(record, Math.max(offset, first), pages);
  }

  private stored({ id, sightingCount }: TokenRecord, first?: number): void {
    const last = pageOf(sightingCount - 1);
    const known = this.pages.get(id);
    if (known === undefined) {
      this.pages.set(id, { first: first ?? this.ledger.entry(id)?.firstPage ?? last, last });
      return;
    }
    known.first = first ?? known.first;
    known.last = last;
  }

  private keysOf(id: TokenId): readonly string[] {
    const { first, last } = this.pages.get(id) ?? { first: 0, last: -1 };
    const keys = [tokenKey(id), rawKey(id)];
    for (let page = first; page <= last; page++) keys.push(pageKey(id, page));
    return keys;
  }

  private holds(key: string): boolean {
    const [, kind = '', name = '', page] = LEDGER_ROW.exec(key) ?? [];
    if (kind === 'clock') return this.clockHosts.has(key.slice(kind.length + 1));
    const pages = this.pages.get(name as TokenId);
    if (pages === undefined || page === undefined) return pages !== undefined;
    return Number(page) >= pages.first && Number(page) <= pages.last;
  }

  private forgottenClocks(): readonly string[] {
    const known = new Set(this.ledger.clocks().map(({ host }) => host));
    const forgotten = [...this.clockHosts].filter((host) => !known.has(host));
    for (const host of forgotten) this.clockHosts.delete(host);
    return forgotten.map(clockKey);
  }
}

/** Rows that count only together with a token's own row. */
const LEFT_OUT = /^(raw|sightings|clock):/;
const LEDGER_ROW = /^(raw|token|sightings|clock):([^:]*)(?::(\d+))?/;

function isTokenKey(key: string): boolean {
  return key.startsWith('token:');
}

function idOf(key: string): TokenId {
  return key.slice('token:'.length) as TokenId;
}

function numberOf({ id }: TokenRecord): number {
  return Number(id.slice(1));
}

function readClock(key: string, value: unknown): ServerClock | null {
  if (!key.startsWith('clock:') || !isList(value, isMoment)) return null;
  const { 0: earliest, 1: latest, 2: samples } = asRow(value);
  if (!isMoment(earliest) || !isMoment(latest) || earliest > latest) return null;
  return { host: key.slice('clock:'.length), earliest, latest, samples: asCount(samples, 1) };
}
