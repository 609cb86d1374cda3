import { expect, test } from 'vitest';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { BookRows, rowsOf } from './book-rows.ts';

test('two books in one store know nothing of each other', async () => {
  const store = new MemoryStore();
  const [normal, secret] = [new BookRows(store, false), new BookRows(store, true)];
  await normal.write({ ledger: 1, 'token:a': 'ordinary' }, []);
  await secret.write({ ledger: 2, 'token:b': 'secret' }, []);
  expect(await normal.readAll()).toEqual({ ledger: 1, 'token:a': 'ordinary' });
  expect(await secret.readAll()).toEqual({ ledger: 2, 'token:b': 'secret' });
  expect(await normal.read(['ledger', 'token:b'])).toEqual({ ledger: 1 });
  expect(await secret.read(['ledger', 'token:a'])).toEqual({ ledger: 2 });
  await secret.write({}, ['ledger', 'token:a']);
  expect(await normal.readAll()).toEqual({ ledger: 1, 'token:a': 'ordinary' });
  expect(await secret.readAll()).toEqual({ 'token:b': 'secret' });
});

test('rows that were read at once are told apart', () => {
  const all = { ledger: 1, 'private/ledger': 2, watching: 3 };
  expect(rowsOf(all, false)).toEqual({ ledger: 1, watching: 3 });
  expect(rowsOf(all, true)).toEqual({ ledger: 2 });
});

test('a book that ended leaves nothing, whatever it had under way', async () => {
  const store = new MemoryStore();
  const [normal, secret] = [new BookRows(store, false), new BookRows(store, true)];
  await normal.write({ ledger: 1 }, []);
  await secret.write({ 'token:a': 'secret' }, []);
  let open = (): void => undefined;
  store.gate = new Promise((resolve) => {
    open = resolve;
  });
  const underWay = secret.write({ 'token:b': 'secret' }, []);
  const ended = secret.end();
  open();
  await Promise.all([underWay, ended]);
  await secret.write({ 'token:c': 'secret' }, []);
  expect(store.rows).toEqual({ ledger: 1 });
});

test('a book that follows writes only when the one before it has gone', async () => {
  const store = new MemoryStore();
  const before = new BookRows(store, true);
  await before.write({ 'token:a': 'secret' }, []);
  const next = new BookRows(store, true, before.end());
  await next.write({ 'token:b': 'new' }, []);
  expect(await next.readAll()).toEqual({ 'token:b': 'new' });
});
