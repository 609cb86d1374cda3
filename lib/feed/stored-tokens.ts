// The tokens as they were when they were last stored. Views are told of these and of nothing newer, so
// that whatever a view has shown survives a stop of the worker. Records never change, they are
// replaced; so this costs a reference each.
import type { LedgerChanges } from '../ledger/changes.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TokenHistory, TokenId, TokenRecord } from '../ledger/record.ts';
import type { OfRecord } from './page-tokens.ts';

export class StoredTokens {
  private readonly records = new Map<TokenId, TokenRecord>();

  get(id: TokenId): TokenRecord | undefined {
    return this.records.get(id);
  }

  /** Takes up all else that a ledger holds; to be called when that is what the store held. */
  load(ledger: Ledger): void {
    for (const record of ledger.records()) {
      // What was stored since may have changed again, and that is not stored yet.
      if (!this.records.has(record.id)) this.records.set(record.id, record);
    }
  }

  /** Takes up changes that were stored. @returns the tokens that they concern. */
  take({ records, removed }: LedgerChanges): readonly TokenId[] {
    for (const record of records) this.records.set(record.id, record);
    for (const id of removed) this.records.delete(id);
    return [...records.map(({ id }) => id), ...removed];
  }

  /** All names, those of relevant tokens first, and of either the one seen last first. */
  newestFirst(isRelevant: OfRecord): readonly TokenId[] {
    const newest = [...this.records.values()]
      .reverse()
      .sort((one, other) => other.lastSeen - one.lastSeen);
    const relevant: TokenId[] = [];
    const others: TokenId[] = [];
    for (const record of newest) (isRelevant(record) ? relevant : others).push(record.id);
    return [...relevant, ...others];
  }

  /** Histories of the ledger without what is not stored yet. */
  histories(known: readonly TokenHistory[]): readonly TokenHistory[] {
    return known.flatMap(({ record: { id, sightingCount }, sightings }) => {
      const record = this.records.get(id);
      if (record === undefined) return [];
      const kept = sightings.length - (sightingCount - record.sightingCount);
      return [{ record, sightings: sightings.slice(0, Math.max(0, kept)) }];
    });
  }
}
