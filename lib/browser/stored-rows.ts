// Reading a large store without holding up what else is to be done with it: the browser hands over what
// is asked for in one step, in which nothing is written, so a little is asked for at a time.
import type { Rows } from '../ledger/rows.ts';

/** What is needed of a storage area. */
export interface StoredRows {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  /** Chromium before 130 and Firefox before 143 have no list of keys. */
  getKeys?(): Promise<string[]>;
}

/**
 * All rows that were there when this began; one that is removed meanwhile is left out.
 * @param atOnce how many are asked for in one step
 */
export async function readAllRows(stored: StoredRows, atOnce: number): Promise<Rows> {
  if (stored.getKeys === undefined) return stored.get(null);
  const keys = await stored.getKeys();
  const rows: Record<string, unknown> = {};
  for (let from = 0; from < keys.length; from += atOnce) {
    Object.assign(rows, await stored.get(keys.slice(from, from + atOnce)));
  }
  return rows;
}
