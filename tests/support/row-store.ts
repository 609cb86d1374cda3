// A store of rows in memory, which can be slow, full or broken as a test needs it.
import type { RowStore } from '../../lib/ledger/persistence.ts';

export type Rows = Readonly<Record<string, unknown>>;

export class MemoryStore implements RowStore {
  /** What the store holds, as plain data. */
  rows: Rows = {};
  writes = 0;
  /** Set to make every write reject while it answers true. */
  refuses: (rows: Rows) => boolean = () => false;
  /** Set to make writes wait. */
  gate: Promise<void> = Promise.resolve();

  readAll(): Promise<Rows> {
    return Promise.resolve(this.rows);
  }

  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    await this.gate;
    this.writes++;
    const next = { ...this.rows, ...structuredClone(rows) };
    const kept = Object.entries(next).filter(([key]) => !remove.includes(key));
    const after = Object.fromEntries(kept);
    if (this.refuses(after)) throw new Error('QUOTA_BYTES quota exceeded');
    this.rows = after;
  }
}
