import { expect, test, vi } from 'vitest';
import { privateRows } from './private-rows.ts';

/** Databases of one store, as far as rows are kept in them; each can be closed by the browser. */
class Databases {
  readonly opened: Database[] = [];
  readonly rows = new Map<string, unknown>();

  open(): object {
    const database = new Database(this.rows);
    this.opened.push(database);
    return answered(() => database);
  }
}

class Database {
  onclose: (() => void) | null = null;
  private isClosed = false;
  private readonly rows: Map<string, unknown>;

  constructor(rows: Map<string, unknown>) {
    this.rows = rows;
  }

  close(): void {
    this.isClosed = true;
    this.onclose?.();
  }

  transaction(): object {
    if (this.isClosed) throw new DOMException('The database connection is closing.');
    const { rows } = this;
    const store = {
      put: (row: unknown, key: string) => rows.set(key, row),
      delete: (key: string) => rows.delete(key),
      getAllKeys: () => answered(() => [...rows.keys()]),
      getAll: () => answered(() => [...rows.values()]),
    };
    const transaction: Partial<IDBTransaction> = { objectStore: () => store as never };
    queueMicrotask(() => transaction.oncomplete?.call(transaction as never, new Event('complete')));
    return transaction;
  }
}

/** A request that is answered in the next turn. */
function answered(answer: () => unknown): object {
  const request: { result: unknown; onsuccess?: () => void } = { result: null };
  queueMicrotask(() => {
    request.result = answer();
    request.onsuccess?.();
  });
  return request;
}

test('rows are read again after the browser has closed the database', async () => {
  const databases = new Databases();
  vi.stubGlobal('indexedDB', databases);
  await privateRows.write({ a: 1 }, []);
  databases.opened[0]?.close();
  expect(await privateRows.readAll()).toEqual({ a: 1 });
  await privateRows.write({ b: 2 }, ['a']);
  expect(await privateRows.readAll()).toEqual({ b: 2 });
  expect(databases.opened).toHaveLength(2);
});
