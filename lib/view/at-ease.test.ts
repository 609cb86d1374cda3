import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FeedState, FIRST_STATE } from '../feed/feed-state.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import { atEase } from './at-ease.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tells states of so many tokens to a view that needs 20 ms for each. */
function tell(tokens: number, loading: FeedState['loading'] = null, drawingMs = 0) {
  const record = {} as TokenRecord;
  const known = new Map(
    Array.from({ length: tokens }, (_, at): [TokenId, TokenRecord] => [
      `t${at}` as TokenId,
      record,
    ]),
  );
  const taken: number[] = [];
  const hand = atEase(
    (state) => {
      taken.push(state.watch.since);
      vi.setSystemTime(Date.now() + 20);
    },
    {
      read: Date.now,
      later: (callback, delay) => void setTimeout(callback, delay),
      drawn: (callback) => void setTimeout(callback, drawingMs),
    },
  );
  const state = (since: number): FeedState => ({
    ...FIRST_STATE,
    tokens: known,
    loading,
    watch: { ...FIRST_STATE.watch, since },
  });
  return { taken, hand: (since: number) => hand(state(since)) };
}

test('with few tokens a view takes up every state at once', () => {
  const { taken, hand } = tell(100);
  for (const since of [1, 2, 3]) hand(since);
  expect(taken).toEqual([1, 2, 3]);
});

test('with many it rests in between, and takes up what came last', () => {
  const { taken, hand } = tell(200);
  for (const since of [1, 2, 3]) hand(since);
  expect(taken).toEqual([1]);
  vi.advanceTimersByTime(99);
  expect(taken).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual([1, 3]);
});

test('after a rest in which nothing came, it takes up the next at once', () => {
  const { taken, hand } = tell(200);
  hand(1);
  vi.advanceTimersByTime(100);
  hand(2);
  expect(taken).toEqual([1, 2]);
});

test('the first of many that are still to come are drawn before the next are taken up', () => {
  const { taken, hand } = tell(50, { received: 50, total: 10_000 });
  for (const since of [1, 2]) hand(since);
  expect(taken).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(taken).toEqual([1, 2]);
});

test('what is to be drawn takes its time as well', () => {
  const { taken, hand } = tell(200, null, 30);
  for (const since of [1, 2]) hand(since);
  vi.advanceTimersByTime(30 + 5 * (20 + 30) - 1);
  expect(taken).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual([1, 2]);
});
