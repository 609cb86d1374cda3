import { browser } from 'wxt/browser';
import type { RowStore } from '../ledger/persistence.ts';

/** The browser's session storage: in memory only, gone when the browser closes, never on disk. */
export const sessionRows: RowStore = {
  readAll: () => browser.storage.session.get(null),
  async write(rows, remove) {
    await browser.storage.session.set(rows);
    if (remove.length > 0) await browser.storage.session.remove([...remove]);
  },
};
