import { browser } from 'wxt/browser';
import type { RowStore, Rows } from '../ledger/persistence.ts';

/** The browser's session storage: in memory only, gone when the browser closes, never on disk. */
export const sessionRows: RowStore = {
  readAll: (): Promise<Rows> => browser.storage.session.get(null),
  read: (keys: readonly string[]): Promise<Rows> => browser.storage.session.get([...keys]),
  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    await browser.storage.session.set(rows);
    if (remove.length > 0) await browser.storage.session.remove([...remove]);
  },
};
