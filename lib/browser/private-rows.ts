// Rows of Chromium's private windows. Their background shares session storage with that of the normal
// windows, and what it holds there outlives them. A database of their own profile is different: the
// browser keeps it in memory alone and drops it, with all else, together with the last private window.
import type { RowStore, Rows } from '../ledger/rows.ts';

const NAME = 'rows';

/** To be used in private windows alone: elsewhere a database is on disk. */
export const privateRows: RowStore = {
  async readAll() {
    const { store } = begin(await opened(), 'readonly');
    const [keys, rows] = await Promise.all([
      settled(store.getAllKeys()),
      settled<unknown[]>(store.getAll()),
    ]);
    return Object.fromEntries(keys.map((key, i) => [String(key), rows[i]]));
  },
  async read(keys) {
    const { store } = begin(await opened(), 'readonly');
    const rows = await Promise.all(
      keys.map(async (key) => [key, await settled<unknown>(store.get(key))] as const),
    );
    return Object.fromEntries(rows.filter(([, row]) => row !== undefined));
  },
  async write(rows: Rows, remove) {
    const { store, done } = begin(await opened(), 'readwrite');
    for (const [key, row] of Object.entries(rows)) store.put(row, key);
    for (const key of remove) store.delete(key);
    await done;
  },
};

let database: Promise<IDBDatabase> | null = null;

function opened(): Promise<IDBDatabase> {
  database ??= open();
  // One that could not be opened is tried again.
  database.catch(() => {
    database = null;
  });
  return database;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME);
  request.onupgradeneeded = () => request.result.createObjectStore(NAME);
  const opened = await settled(request);
  // The browser closes one whose data it lost or removes. The next question opens another.
  opened.onclose = () => {
    database = null;
  };
  return opened;
}

function begin(
  from: IDBDatabase,
  mode: IDBTransactionMode,
): { readonly store: IDBObjectStore; readonly done: Promise<void> } {
  const transaction = from.transaction(NAME, mode, { durability: 'relaxed' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  // Only a writer waits for it.
  done.catch(() => undefined);
  return { store: transaction.objectStore(NAME), done };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
