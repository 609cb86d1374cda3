// A worker that wakes: what it sees before it knows its ledger, and what becomes of it when it dies.
import { describe, expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { recordOf, statusesOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { WholeRecorder } from '../../tests/support/recorder.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Message } from '../scan/message.ts';

const token = (number: number): string => jws({ sub: `user ${number}` });
const sent = (number: number): Message =>
  request({ at: NOON + number, requestId: `r${number}`, fields: { Authorization: token(number) } });
const answered = (number: number, status = 200): Message =>
  response({ at: NOON + number + 500, requestId: `r${number}`, status });
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

class Life {
  readonly ledger = new Ledger();
  readonly recorder: WholeRecorder;
  readonly store: MemoryStore;
  published = 0;

  constructor(store = new MemoryStore()) {
    this.store = store;
    this.recorder = new WholeRecorder({
      ledger: this.ledger,
      store,
      onStored: () => {
        this.published++;
      },
    });
  }

  accept(...messages: readonly Message[]): void {
    for (const message of messages) this.recorder.accept(message);
  }

  async load(): Promise<void> {
    await this.recorder.load(await this.store.readAll());
  }

  get counts(): Readonly<Record<string, number>> {
    const records = this.ledger.records();
    return Object.fromEntries(records.map(({ raw, sightingCount }) => [raw, sightingCount]));
  }

  /** The worker dies now; another one finds what it has written. */
  die(): Life {
    this.store.stepsLeft = 0;
    const store = new MemoryStore();
    store.rows = this.store.rows;
    return new Life(store);
  }
}

const keysOf = ({ store }: Life, kind: string): readonly string[] =>
  Object.keys(store.rows).filter((key) => key.startsWith(kind));

describe('a worker that wakes', () => {
  test('records what comes at once, before it has read its store', async () => {
    const life = new Life();
    life.recorder.begin();
    life.accept(sent(1));
    await life.recorder.flush();
    expect(life.ledger.size).toBe(0);
    expect(keysOf(life, 'journal:')).toHaveLength(1);
    const next = life.die();
    await next.load();
    expect(next.counts).toEqual({ [token(1)]: 1 });
    expect(next.published).toBe(1);
    expect(keysOf(next, 'journal:')).toEqual([]);
  });

  test('takes what came before it was allowed to, in its order', async () => {
    const life = new Life();
    life.accept(sent(2), sent(1), sent(3));
    await settled();
    expect(life.store.writes).toBe(0);
    life.recorder.begin();
    await life.load();
    expect(life.ledger.records().map(({ raw }) => raw)).toEqual([2, 1, 3].map(token));
  });

  test('drops what waited if it turns out to be paused, and nothing of it is written', async () => {
    const life = new Life();
    life.accept(sent(1), answered(1));
    life.recorder.begin({ discardWaiting: true });
    await life.load();
    expect(life.counts).toEqual({});
    expect(life.store.writes).toBe(0);
  });

  test('joins an answer to a request that another life has seen', async () => {
    const life = new Life();
    await life.load();
    life.accept(sent(1), sent(2));
    await life.recorder.flush();
    const second = life.die();
    second.recorder.begin();
    second.accept(answered(1, 401));
    await second.recorder.flush();
    const third = second.die();
    third.recorder.begin();
    third.accept(answered(2));
    await third.load();
    expect(statusesOf(third.ledger, token(1))).toEqual([401]);
    expect(recordOf(third.ledger, token(1)).lastRejection?.status).toBe(401);
    expect(statusesOf(third.ledger, token(2))).toEqual([200]);
  });

  test('brings in the journals of several lives that never came to read, in their order', async () => {
    let life = new Life();
    for (const number of numbers(4)) {
      life.recorder.begin();
      life.accept(sent(number), sent(0));
      await life.recorder.flush();
      // Names of lives sort by time, in milliseconds.
      const from = Date.now();
      while (Date.now() === from) await settled();
      life = life.die();
    }
    await life.load();
    expect(life.counts).toEqual({ [token(1)]: 1, [token(2)]: 1, [token(3)]: 1, [token(0)]: 5 });
    expect(life.ledger.records()[0]?.raw).toBe(token(1));
  });

  test('writes a batch that was refused with the next one, and loses none that never was', async () => {
    const life = new Life();
    life.recorder.begin();
    life.store.refuses = () => true;
    life.accept(sent(1));
    await life.recorder.flush();
    expect(keysOf(life, 'journal:')).toEqual([]);
    life.store.refuses = () => false;
    life.accept(sent(2));
    await life.recorder.flush();
    const next = life.die();
    await next.load();
    expect(next.counts).toEqual({ [token(1)]: 1, [token(2)]: 1 });
  });

  test('a full store that takes no journal still gets the tokens', async () => {
    const life = new Life();
    life.recorder.begin();
    life.store.refuses = (rows) => Object.keys(rows).some((key) => key.startsWith('journal:'));
    life.accept(sent(1));
    await life.load();
    expect(life.counts).toEqual({ [token(1)]: 1 });
    const next = life.die();
    await next.load();
    expect(next.counts).toEqual({ [token(1)]: 1 });
  });
});

describe('a worker that dies at any moment', () => {
  test('loses nothing that was stored and counts nothing twice', async () => {
    // A life writes its journal, the ledger with the journal in it, and removes the journal.
    for (const steps of numbers(12)) {
      const first = new Life();
      await first.load();
      first.accept(sent(0), sent(1));
      await first.recorder.flush();
      const second = first.die();
      second.store.stepsLeft = steps;
      second.recorder.begin();
      second.accept(sent(0));
      void second.recorder.flush();
      await settled();
      const isStored = steps >= 1;
      void second.load();
      await settled();
      second.accept(sent(1));
      await settled();
      const third = second.die();
      third.recorder.begin();
      await third.load();
      const counts = third.counts;
      expect(counts[token(0)], `token 0 after ${steps} steps`).toBe(isStored ? 2 : 1);
      expect([1, 2], `token 1 after ${steps} steps`).toContain(counts[token(1)]);
      // What the third life says is what a fourth one finds.
      const fourth = third.die();
      await fourth.load();
      expect(fourth.counts).toEqual(counts);
      expect(keysOf(fourth, 'journal:')).toEqual([]);
    }
  });

  test('keeps its journal in a full store until the ledger has taken it up', async () => {
    const first = new Life();
    await first.load();
    first.accept(...numbers(20).map(sent));
    await first.recorder.flush();
    const second = first.die();
    second.recorder.begin();
    second.accept(sent(99));
    await second.recorder.flush();
    // No row can be written any more, and some can be removed.
    const before = second.store.rows;
    second.store.refuses = (rows) => Object.keys(rows).some((key) => rows[key] !== before[key]);
    await second.load();
    expect(second.ledger.droppedTokens).toBeGreaterThan(0);
    const third = second.die();
    await third.load();
    expect(third.counts[token(99)]).toBe(1);
    expect(Object.keys(third.counts)).toHaveLength(21 - second.ledger.droppedTokens);
  });

  test('leaves rows of a cleared token for the next life to remove, and the token stays cleared', async () => {
    const life = new Life();
    await life.load();
    life.accept(...numbers(40).map(() => sent(0)), sent(1));
    await life.recorder.flush();
    life.ledger.remove(
      life.ledger.records().flatMap(({ id, raw }) => (raw === token(0) ? [id] : [])),
    );
    // The rows are written, and the worker dies before any is removed.
    life.store.stepsLeft = 1;
    void life.recorder.flush();
    await settled();
    expect(keysOf(life, 'token:')).toHaveLength(2);
    const next = life.die();
    await next.load();
    expect(next.counts).toEqual({ [token(1)]: 1 });
    expect(Object.keys(next.store.rows)).toHaveLength(4);
  });
});

test('changes gather between two writes for as long as is asked, unless somebody waits for them', async () => {
  const store = new MemoryStore();
  const recorder = new WholeRecorder({
    ledger: new Ledger(),
    store,
    onStored: () => undefined,
    gatherMs: () => 3_600_000,
  });
  await recorder.load({});
  recorder.accept(sent(1));
  await settled();
  expect(store.writes).toBe(1);
  for (const number of numbers(50)) {
    recorder.accept(sent(number));
    await settled();
  }
  expect(store.writes).toBe(1);
  await recorder.flush();
  expect(store.writes).toBe(2);
});
