// A store of rows in memory, which can be slow, full or broken as a test needs it.
import type { RowStore, Rows } from '../../lib/ledger/rows.ts';

export class MemoryStore implements RowStore {
  /** What the store holds, as plain data. */
  rows: Rows = {};
  writes = 0;
  /** Set to make every write reject while it answers true. */
  refuses: (rows: Rows) => boolean = () => false;
  /** Set to make writes wait. */
  gate: Promise<void> = Promise.resolve();
  /**
   * How many more steps are taken before the worker dies: a write is one, what it removes another.
   * Afterwards nothing is written and no promise is ever kept.
   */
  stepsLeft = Number.POSITIVE_INFINITY;

  async readAll(): Promise<Rows> {
    return { ...this.rows };
  }

  async read(keys: readonly string[]): Promise<Rows> {
    return Object.fromEntries(
      keys.flatMap((key) => (key in this.rows ? [[key, this.rows[key]]] : [])),
    );
  }

  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    await this.gate;
    this.writes++;
    if (Object.keys(rows).length > 0) {
      await this.step();
      const after = { ...this.rows, ...structuredClone(rows) };
      if (this.refuses(after)) throw new Error('QUOTA_BYTES quota exceeded');
      this.rows = after;
    }
    if (remove.length > 0) await this.step();
    else if (Object.keys(rows).length > 0) return;
    const gone = new Set(remove);
    const kept = Object.entries(this.rows).filter(([key]) => !gone.has(key));
    const after = Object.fromEntries(kept);
    if (this.refuses(after)) throw new Error('The store is broken.');
    this.rows = after;
  }

  private step(): Promise<void> {
    this.stepsLeft--;
    return this.stepsLeft < 0 ? new Promise(() => undefined) : Promise.resolve();
  }
}
