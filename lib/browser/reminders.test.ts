import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../tests/support/row-store.ts';
import type { TokenId } from '../ledger/record.ts';
import { Reminders } from './reminders.ts';

const id = (name: string) => name as TokenId;

describe('reminders', () => {
  test('are there after a stop of the worker, with what they were told for', async () => {
    const store = new MemoryStore();
    const first = new Reminders(store);
    await first.set(id('t1'), true);
    await first.set(id('t2'), true);
    await first.told(id('t2'), 500);
    const second = new Reminders(store);
    second.load(store.rows);
    expect(second.all).toEqual([
      { id: 't1', toldFor: null },
      { id: 't2', toldFor: 500 },
    ]);
  });

  test('are wished once and taken back', async () => {
    const reminders = new Reminders(new MemoryStore());
    await reminders.set(id('t1'), true);
    await reminders.set(id('t1'), true);
    expect(reminders.ids).toEqual(['t1']);
    await reminders.set(id('t1'), false);
    expect(reminders.ids).toEqual([]);
  });

  test('that were wished while the worker wakes stand beside the stored ones', async () => {
    const reminders = new Reminders(new MemoryStore());
    await reminders.set(id('t2'), true);
    reminders.load({ reminders: [['t1', 7], ['t2', 9], 'odd', [5, 5], ['t3', 'x']] });
    expect(reminders.all).toEqual([
      { id: 't1', toldFor: 7 },
      { id: 't2', toldFor: null },
    ]);
  });

  test('hold although the store is full', async () => {
    const reminders = new Reminders({ write: () => Promise.reject(new Error('full')) });
    await reminders.set(id('t1'), true);
    expect(reminders.ids).toEqual(['t1']);
  });
});
