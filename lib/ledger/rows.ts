// What a store of rows is, and the one row that tells which of the others count.
import { asRow, isText } from './stored.ts';

export type Rows = Readonly<Record<string, unknown>>;

/** A store of plain-data rows. Every call may reject, for example when the store is full. */
export interface RowStore {
  readAll(): Promise<Rows>;
  /** The rows of these keys; what is not there is left out. */
  read(keys: readonly string[]): Promise<Rows>;
  /** Writes all rows or none of them, then removes others. */
  write(rows: Rows, remove: readonly string[]): Promise<void>;
}

/** The row of a ledger's counters. */
export const COUNTERS = 'ledger';

/** The rows that count no longer, though they may not be removed yet. */
export function goneRows(rows: Rows): readonly string[] {
  const { gone } = asRow(rows[COUNTERS]);
  return Array.isArray(gone) ? gone.filter(isText) : [];
}
