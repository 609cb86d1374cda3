// What becomes of messages while the readers that some of them need cannot be had.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, requestBody } from '../../tests/support/messages.ts';
import { WholeRecorder } from '../../tests/support/recorder.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Message } from '../scan/message.ts';
import { READERS } from '../token/all-readers.ts';
import type { Readers } from '../token/readers.ts';
import { REST_MS } from './persistent.ts';
import { MOST_WAITING } from './waiting.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const token = (number: number): string => jws({ sub: `user ${number}` });
const sent = (number: number, raw = token(number)): Message =>
  request({ at: NOON + number, requestId: `r${number}`, fields: { Authorization: raw } });
const told = (number: number): Message =>
  requestBody(JSON.stringify({ id_token: token(number) }), 'application/json', {
    at: NOON + number,
    requestId: `r${number}`,
  });

/** A recorder whose readers cannot be had for the first so many times. */
function recorderOf(failures: number) {
  const [ledger, store] = [new Ledger(), new MemoryStore()];
  const readers = vi.fn(async (): Promise<Readers> => {
    if (readers.mock.calls.length <= failures) throw new Error('The script is not there.');
    return READERS;
  });
  const recorder = new WholeRecorder({
    ledger,
    store,
    onStored: () => undefined,
    hasReaders: false,
    readers,
  });
  return { ledger, store, readers, recorder };
}

/** Lets all pauses pass, and what is stored after them be stored. */
async function flushed(recorder: WholeRecorder): Promise<void> {
  const flushing = recorder.flush();
  await vi.runAllTimersAsync();
  await flushing;
}

describe('readers that come at the second try', () => {
  test.each([false, true])(
    'all is found in its order, exactly once (ledger known: %s)',
    async (isOpen) => {
      const { ledger, store, recorder, readers } = recorderOf(1);
      if (isOpen) await recorder.load({});
      else void recorder.begin();
      for (const message of [sent(1), told(2), sent(3), told(4), sent(2)]) recorder.accept(message);
      await flushed(recorder);
      if (!isOpen) await recorder.load(store.rows);
      expect(ledger.records().map(({ raw }) => raw)).toEqual([1, 3, 4, 2].map(token));
      expect([1, 2, 3, 4].map((number) => recordOf(ledger, token(number)).sightingCount)).toEqual([
        1, 2, 1, 1,
      ]);
      expect(recordOf(ledger, token(4)).places).toMatchObject([{ field: '$.id_token' }]);
      expect(recorder.leftAlone).toBe(0);
      expect(readers).toHaveBeenCalledTimes(2);
    },
  );
});

describe('readers that never come', () => {
  test('nothing untrue is told, what needs them is counted, and all else is there', async () => {
    const { ledger, recorder } = recorderOf(Number.POSITIVE_INFINITY);
    await recorder.load({});
    for (const message of [sent(1), told(2), sent(3), told(4)]) recorder.accept(message);
    await flushed(recorder);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([1, 3].map(token));
    expect(recorder.leftAlone).toBe(2);
  });

  test('they are not asked for in a loop, and nothing waits for them a second time', async () => {
    const { ledger, recorder, readers } = recorderOf(Number.POSITIVE_INFINITY);
    await recorder.load({});
    recorder.accept(told(1));
    const flushing = recorder.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    await flushing;
    const tries = readers.mock.calls.length;
    expect(tries).toBe(3);
    for (let number = 2; number < 500; number++) recorder.accept(told(number));
    recorder.accept(sent(500));
    await recorder.flush();
    expect(readers).toHaveBeenCalledTimes(tries);
    expect(recorder.leftAlone).toBe(499);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([token(500)]);
  });

  test('they are asked for again by a later message, and then found as ever', async () => {
    const { ledger, recorder } = recorderOf(3);
    await recorder.load({});
    recorder.accept(told(1));
    await flushed(recorder);
    await vi.advanceTimersByTimeAsync(REST_MS);
    recorder.accept(told(2));
    recorder.accept(sent(3));
    await flushed(recorder);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([2, 3].map(token));
    expect(recorder.leftAlone).toBe(1);
  });

  test('no more than a bound waits, and what has no room is counted', async () => {
    const { ledger, recorder } = recorderOf(1);
    await recorder.load({});
    recorder.accept(told(0));
    for (let number = 1; number <= MOST_WAITING + 7; number++) {
      recorder.accept(sent(number, token(1)));
    }
    await flushed(recorder);
    expect(recorder.leftAlone).toBe(7);
    expect(recordOf(ledger, token(1)).sightingCount).toBe(MOST_WAITING);
  });
});
