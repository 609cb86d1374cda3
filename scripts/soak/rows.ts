import type { RowStore, Rows } from '../../lib/ledger/rows.ts';

/** A store that keeps copies of what it is given, and costs what it costs to make them. */
export class CopyingStore implements RowStore {
  readonly rows = new Map<string, unknown>();
  writes = 0;
  /** UTF-16 units of all that was written. */
  written = 0;

  async readAll(): Promise<Rows> {
    return structuredClone(Object.fromEntries(this.rows));
  }

  async read(keys: readonly string[]): Promise<Rows> {
    const found = keys.filter((key) => this.rows.has(key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.rows.get(key)])));
  }

  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    this.writes++;
    const text = JSON.stringify(rows);
    this.written += text.length;
    for (const [key, row] of Object.entries<unknown>(JSON.parse(text))) this.rows.set(key, row);
    for (const key of remove) this.rows.delete(key);
  }
}
