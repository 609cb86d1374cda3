import { signal } from '@preact/signals';
import { afterEach, expect, test } from 'vitest';
import { inSeconds, NOW, record, sightings } from '../../../tests/gallery/tokens.ts';
import { entryOf } from '../../../tests/support/entries.ts';
import { jws } from '../../../tests/support/tokens.ts';
import type { TokenHistory, TokenId, TokenRecord } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import { followLaneHistories, type LaneHistories } from './lane-histories.ts';

/** A token that was seen so often. */
function token(id: string, count: number, told: Parameters<typeof record>[1] = {}): TokenRecord {
  return record(jws({ sub: id, exp: inSeconds(60) }), {
    places: [{ carrier: 'request-header', field: 'Authorization', via: [], count }],
    ...told,
    id,
  });
}

let following: LaneHistories | null = null;
afterEach(() => following?.close());

/** What follows some records, with what it asked and a clock that is moved by hand. */
function follow(...records: readonly TokenRecord[]) {
  const inSight = signal<readonly Entry[]>(records.map(entryOf));
  const asked: string[] = [];
  const waiting: { readonly run: () => void; readonly delay: number }[] = [];
  following = followLaneHistories({
    inSight,
    ask(ids: readonly TokenId[]): Promise<readonly TokenHistory[]> {
      asked.push(ids.join(','));
      const known = inSight.peek().filter(({ id }) => ids.includes(id));
      return Promise.resolve(
        known.map((entry) => ({ record: entry.record, sightings: sightings(entry.record) })),
      );
    },
    later(run, delay) {
      waiting.push({ run, delay });
      return () => {};
    },
  });
  const { seen } = following;
  const see = (...now: readonly TokenRecord[]) => {
    inSight.value = now.map(entryOf);
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { asked, waiting, see, settle, times: (of: TokenRecord) => seen.value(entryOf(of)) };
}

test('shows the first and the last time until the sightings are there', async () => {
  const one = token('t1', 9);
  const { times, settle, asked } = follow(one);
  expect(times(one).at).toEqual([one.firstSeen, one.lastSeen]);
  await settle();
  expect(asked).toEqual(['t1']);
  expect(times(one).at).toHaveLength(11);
});

test('does not ask for what the record tells', async () => {
  const { asked, settle } = follow(token('t1', 1), token('t2', 2), token('t3', 3));
  await settle();
  expect(asked).toEqual(['t3']);
});

test('asks once in a pause, however many sightings come', async () => {
  const { asked, waiting, see, settle, times } = follow(token('t1', 9));
  await settle();
  waiting.shift()?.run();
  let last = token('t1', 9);
  for (let count = 10; count < 500; count++) {
    last = token('t1', count, { lastSeen: NOW + count });
    see(last);
  }
  await settle();
  expect(asked).toHaveLength(2);
  // What came meanwhile is told by the record.
  expect(times(last).at.at(-1)).toBe(last.lastSeen);
  expect(waiting[0]?.delay).toBeGreaterThanOrEqual(1_000);
  waiting.shift()?.run();
  await settle();
  expect(asked).toHaveLength(3);
  waiting.shift()?.run();
  await settle();
  expect(asked).toHaveLength(3);
});

test('asks for a crowd in parts, what it knows nothing of first', async () => {
  const crowd = Array.from({ length: 60 }, (_, n) => token(`t${n}`, 5));
  const { asked, waiting, settle } = follow(...crowd);
  await settle();
  while (waiting.length > 0) {
    waiting.shift()?.run();
    await settle();
  }
  expect(asked.map((ids) => ids.split(',').length)).toEqual([24, 24, 12]);
});

test('a refusal that came since is known at once', async () => {
  const { times, settle } = follow(token('t1', 9));
  await settle();
  const lastRejection = { at: NOW + 5, status: 401, challenge: null };
  expect(times(token('t1', 10, { lastRejection })).refused).toEqual([lastRejection]);
});
