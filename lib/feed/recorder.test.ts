import { describe, expect, test } from 'vitest';
import { Background, settled } from '../../tests/support/background.ts';
import { recordOf } from '../../tests/support/ledger.ts';
import { NOON, request } from '../../tests/support/messages.ts';
import { WholeRecorder } from '../../tests/support/recorder.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { LedgerChanges } from '../ledger/changes.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Message } from '../scan/message.ts';

const token = (number: number): string => jws({ sub: `user ${number}` });
const sent = (number: number): Message =>
  request({ at: NOON + number, requestId: `r${number}`, fields: { Authorization: token(number) } });
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** A recorder alone, with what it published. */
function recorderOf(store = new MemoryStore()) {
  const ledger = new Ledger();
  const published: LedgerChanges[] = [];
  const recorder = new WholeRecorder({
    ledger,
    store,
    onStored: (changes) => published.push(changes),
  });
  return { ledger, store, published, recorder };
}

/** The tokens that the next life of the worker would know. */
function remembered(store: MemoryStore): readonly string[] {
  const { ledger, recorder } = recorderOf();
  recorder.load(store.rows);
  return ledger.records().map(({ raw }) => raw);
}

describe('messages before the store was read', () => {
  test('wait, then follow what was stored, in their order', async () => {
    const before = new Background().start();
    await before.see(sent(1));
    const { ledger, recorder, published } = recorderOf(before.store);
    for (const number of [2, 1, 3]) recorder.accept(sent(number));
    expect(ledger.size).toBe(0);
    recorder.load(before.store.rows);
    await recorder.flush();
    expect(ledger.records().map(({ raw }) => raw)).toEqual([2, 1, 3].map(token));
    expect(recordOf(ledger, token(1)).sightingCount).toBe(2);
    expect(published).toHaveLength(1);
  });

  test('are discarded when it turns out that watching was paused', async () => {
    const { ledger, recorder, store } = recorderOf();
    recorder.accept(sent(1));
    recorder.load({}, { discardWaiting: true });
    await recorder.flush();
    expect(ledger.size).toBe(0);
    expect(store.writes).toBe(0);
    recorder.accept(sent(2));
    expect(ledger.size).toBe(1);
  });
});

describe('publishing', () => {
  test('comes only after the store wrote', async () => {
    const { recorder, store, published } = recorderOf();
    recorder.load({});
    let open: () => void = () => undefined;
    store.gate = new Promise((resolve) => {
      open = resolve;
    });
    recorder.accept(sent(1));
    await settled();
    expect(published).toEqual([]);
    open();
    await recorder.flush();
    expect(published).toHaveLength(1);
    expect(remembered(store)).toEqual([token(1)]);
  });

  test('gathers what comes while one write is under way into the next', async () => {
    const { recorder, store, published } = recorderOf();
    recorder.load({});
    let open: () => void = () => undefined;
    store.gate = new Promise((resolve) => {
      open = resolve;
    });
    recorder.accept(sent(0));
    await settled();
    for (const number of numbers(500)) recorder.accept(sent(number));
    open();
    await recorder.flush();
    expect(store.writes).toBe(2);
    expect(published.map(({ changed }) => changed.size)).toEqual([1, 500]);
  });

  test('flush resolves when all is stored, and at once when nothing changed', async () => {
    const { recorder, store, ledger } = recorderOf();
    recorder.load({});
    await recorder.flush();
    expect(store.writes).toBe(0);
    recorder.accept(sent(1));
    await Promise.all([recorder.flush(), recorder.flush()]);
    recorder.accept(sent(2));
    await recorder.flush();
    expect(remembered(store)).toEqual([token(1), token(2)]);
    expect(ledger.takeChanges()).toBeNull();
  });

  test('a message without a token writes nothing', async () => {
    const { recorder, store } = recorderOf();
    recorder.load({});
    recorder.accept(request({ fields: { Accept: '*/*' } }));
    await recorder.flush();
    expect(store.writes).toBe(0);
  });
});

describe('a store that refuses', () => {
  test('everything loses no token and throws nothing; what it missed is written when it mends', async () => {
    const { recorder, store, ledger, published } = recorderOf();
    recorder.load({});
    store.refuses = () => true;
    for (const number of numbers(30)) {
      recorder.accept(sent(number));
      await recorder.flush();
    }
    expect(ledger.size).toBe(30);
    expect(ledger.droppedTokens).toBe(0);
    expect(published).toHaveLength(30);
    store.refuses = () => false;
    recorder.accept(sent(99));
    await recorder.flush();
    expect(remembered(store)).toEqual([...numbers(30), 99].map(token));
  });

  test('for a while forgets no removal', async () => {
    const { recorder, store, ledger } = recorderOf();
    recorder.load({});
    for (const number of numbers(3)) recorder.accept(sent(number));
    await recorder.flush();
    store.refuses = () => true;
    const cleared = ledger.remove(ledger.records().map(({ id }) => id));
    await recorder.flush();
    ledger.putBack(cleared.slice(0, 1));
    await recorder.flush();
    store.refuses = () => false;
    recorder.accept(sent(9));
    await recorder.flush();
    expect(remembered(store)).toEqual([0, 9].map(token));
    // Of each token its text, its facts and a page of sightings; and the counters.
    expect(Object.keys(store.rows)).toHaveLength(7);
  });

  test('because it is full makes room: the tokens seen longest ago go, the new one is stored', async () => {
    const { recorder, store, ledger, published } = recorderOf();
    recorder.load({});
    store.refuses = (rows) => Object.keys(rows).length > 41;
    for (const number of numbers(60)) {
      recorder.accept(sent(number));
      await recorder.flush();
      expect(remembered(store)).toContain(token(number));
    }
    const known = ledger.records().map(({ raw }) => raw);
    expect(remembered(store)).toEqual(known);
    expect(known.at(-1)).toBe(token(59));
    expect(ledger.size + ledger.droppedTokens).toBe(60);
    // Views hear of every token that went.
    const removed = published.flatMap((changes) => changes.removed);
    expect(removed).toHaveLength(ledger.droppedTokens);
  });

  test('because it is full at once keeps what it can, and views are told what went last', async () => {
    const { recorder, store, ledger, published } = recorderOf();
    recorder.load({});
    store.refuses = (rows) => Object.keys(rows).length > 41;
    for (const number of numbers(200)) recorder.accept(sent(number));
    await recorder.flush();
    const known = ledger.records().map(({ raw }) => raw);
    expect(remembered(store)).toEqual(known);
    expect(known.at(-1)).toBe(token(199));
    expect(ledger.size + ledger.droppedTokens).toBe(200);
    const told = new Map<string, string>();
    for (const { records, removed } of published) {
      for (const { id, raw } of records) told.set(id, raw);
      for (const id of removed) told.delete(id);
    }
    expect([...told.values()].sort()).toEqual([...known].sort());
  });
});

test('no message stops the recorder', async () => {
  const { recorder, ledger } = recorderOf();
  recorder.load({});
  const hostile = ['', '%%%', '\ud800', `https://a.example/?${'%'.repeat(9999)}=${token(1)}`];
  for (const url of hostile) recorder.accept(request({ url, requestId: '__proto__', tabId: null }));
  recorder.accept(sent(2));
  await recorder.flush();
  expect(ledger.size).toBe(2);
});

test('a value that is wrapped too deeply to be looked into is counted, until a clear', async () => {
  const { recorder, store } = recorderOf();
  recorder.load({});
  let value = JSON.stringify({ token: token(1) });
  for (let depth = 0; depth < 14; depth++) value = JSON.stringify({ inner: btoa(value) });
  recorder.accept(request({ fields: { 'X-Wrapped': value } }));
  expect(recorder.leftAlone).toBe(1);
  await recorder.flush();
  // The next life of the worker knows it too, with what it has counted before it has read that.
  const next = recorderOf(store).recorder;
  next.noteLeftAlone();
  await next.load(store.rows);
  expect(next.leftAlone).toBe(2);
  next.forget();
  await next.flush();
  const last = recorderOf(store).recorder;
  await last.load(store.rows);
  expect(last.leftAlone).toBe(0);
});

describe('what a message shows beside its tokens', () => {
  test('a token inside of a token is listed, and nobody has sent it', () => {
    const inner = jws({ sub: 'grace' });
    const { ledger, recorder } = recorderOf();
    recorder.load({});
    recorder.accept(
      request({ fields: { Authorization: `Bearer ${jws({ sub: 'ada', act_token: inner })}` } }),
    );
    expect(recordOf(ledger, inner)).toMatchObject({ sightingCount: 1, lastSentAt: null });
    expect(ledger.records().filter(({ lastSentAt }) => lastSentAt !== null)).toHaveLength(1);
  });

  test('cookies of load balancers while they are wanted', () => {
    const ledger = new Ledger();
    let wanted = false;
    const recorder = new WholeRecorder({
      ledger,
      store: new MemoryStore(),
      onStored: () => undefined,
      stickiness: () => wanted,
    });
    recorder.load({});
    const balanced = request({ fields: { Cookie: 'AWSALB=k5q0ZbVxW3yLmN8pD7fGhJ2sK4u9tR5k' } });
    recorder.accept(balanced);
    expect(ledger.size).toBe(0);
    wanted = true;
    recorder.accept(balanced);
    expect(ledger.size).toBe(1);
  });
});

describe('a message that cannot be told without readers', () => {
  test('waits for them, and what comes behind it waits too, so that all stays in order', async () => {
    const ledger = new Ledger();
    const store = new MemoryStore();
    const recorder = new WholeRecorder({
      ledger,
      store,
      onStored: () => undefined,
      hasReaders: false,
    });
    void recorder.begin();
    const inner = jws({ sub: 'inner' });
    const outer = jws({ inner });
    recorder.accept(sent(1));
    recorder.accept(request({ at: NOON + 2, requestId: 'r2', fields: { Authorization: outer } }));
    recorder.accept(sent(3));
    await recorder.flush();
    await recorder.load(store.rows);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([token(1), outer, inner, token(3)]);
  });
});
