import { expect, test } from 'vitest';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { Navigations } from './navigations.ts';

const STORED = {
  navigations: [
    [1, 100],
    [2, 200],
  ],
};

test('what was seen since the worker woke is the later word', () => {
  const navigations = new Navigations(new MemoryStore());
  navigations.note(1, 300);
  navigations.load(STORED);
  expect([1, 2, 3].map((tabId) => navigations.of(tabId))).toEqual([300, 200, 0]);
});

test('a tab whose closing woke the worker is forgotten, in the store too', async () => {
  const store = new MemoryStore();
  store.rows = STORED;
  const navigations = new Navigations(store);
  navigations.forget(1);
  navigations.load(STORED);
  expect(navigations.of(1)).toBe(0);
  await expect.poll(() => store.rows).toEqual({ navigations: [[2, 200]] });
});

test('a number that is given to a new tab while the worker wakes stands for the new one', () => {
  const navigations = new Navigations(new MemoryStore());
  navigations.forget(1);
  navigations.note(1, 400);
  navigations.load(STORED);
  expect(navigations.of(1)).toBe(400);
});

test('anything else in the store is no navigation', () => {
  const navigations = new Navigations(new MemoryStore());
  navigations.load({ navigations: [null, 7, [1], ['1', 2], { 0: 1 }] });
  expect(navigations.of(1)).toBe(0);
});
