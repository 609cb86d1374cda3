import { browser } from 'wxt/browser';
import type { RowStore, Rows } from '../ledger/rows.ts';
import { readAllRows } from './stored-rows.ts';

/** A worker that wakes reads thousands of rows, and must be able to write one between. */
const ROWS_AT_ONCE = 250;

/**
 * The browser's session storage: in memory only, gone when the browser closes, never on disk. In
 * Chromium the private windows' background sees the same, so it is for normal windows alone there.
 */
export const sessionRows: RowStore = {
  readAll: (): Promise<Rows> => readAllRows(browser.storage.session, ROWS_AT_ONCE),
  read: (keys: readonly string[]): Promise<Rows> => browser.storage.session.get([...keys]),
  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    await browser.storage.session.set(rows);
    if (remove.length > 0) await browser.storage.session.remove([...remove]);
  },
};
