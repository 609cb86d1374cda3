import { expect, test } from 'vitest';
import { readAllRows, type StoredRows } from './stored-rows.ts';

/** A store that notes what it is asked for. */
function storeOf(rows: Record<string, unknown>) {
  const asked: (readonly string[] | null)[] = [];
  const store = {
    async get(keys: string[] | null) {
      asked.push(keys);
      const wanted = keys ?? Object.keys(rows);
      return Object.fromEntries(wanted.flatMap((key) => (key in rows ? [[key, rows[key]]] : [])));
    },
    getKeys: async () => Object.keys(rows),
  } satisfies StoredRows;
  return { store, asked, rows };
}

test('all rows are read, a few at a time', async () => {
  const { store, asked } = storeOf({ a: 1, b: 2, c: 3, d: 4, e: 5 });
  expect(await readAllRows(store, 2)).toEqual({ a: 1, b: 2, c: 3, d: 4, e: 5 });
  expect(asked).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a row that is removed meanwhile is left out', async () => {
  const { store, rows } = storeOf({ a: 1, b: 2 });
  const reading = readAllRows(store, 1);
  delete rows['b'];
  expect(await reading).toEqual({ a: 1 });
});

test('a browser that tells no keys is asked for everything at once', async () => {
  const { store, asked } = storeOf({ a: 1, b: 2 });
  expect(await readAllRows({ get: store.get }, 1)).toEqual({ a: 1, b: 2 });
  expect(asked).toEqual([null]);
});
