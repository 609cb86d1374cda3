import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { record } from '../../tests/gallery/tokens.ts';
import { type FeedState, FIRST_STATE } from '../feed/feed-state.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { followRecords } from './entries.ts';
import { followEntries } from './follow-entries.ts';

const SETTINGS = signal(DEFAULT_SETTINGS);
const TOKEN = record('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln', { id: 't1' });

function connected(...tokens: readonly (typeof TOKEN)[]): FeedState {
  return { ...FIRST_STATE, connected: true, tokens: new Map(tokens.map((one) => [one.id, one])) };
}

test('entries are there at once where what makes them is', () => {
  const { entries, feed } = followEntries(signal(connected(TOKEN)), SETTINGS, followRecords);
  expect([...entries.value.keys()]).toEqual(['t1']);
  expect(feed.value.loading).toBeNull();
});

test('until what makes them has come, tokens are still being loaded and not missing', async () => {
  const maker = Promise.withResolvers<typeof followRecords>();
  const state = signal(connected());
  const { entries, feed } = followEntries(state, SETTINGS, maker.promise);
  expect(feed.value.loading).toBeNull();
  state.value = connected(TOKEN);
  expect(entries.value.size).toBe(0);
  expect(feed.value.loading).toEqual({ received: 0, total: 1 });
  maker.resolve(followRecords);
  await maker.promise;
  expect([...entries.value.keys()]).toEqual(['t1']);
  expect(feed.value.loading).toBeNull();
});

test('what cannot be loaded is told of, and does not turn tokens into none', async () => {
  const gone = Promise.reject(new Error('gone'));
  const state = signal(connected());
  const { entries, feed, failed } = followEntries(state, SETTINGS, gone);
  await expect(gone).rejects.toThrow();
  expect(failed.value, 'there was nothing to load it for').toBe(false);
  state.value = connected(TOKEN);
  expect(failed.value).toBe(true);
  expect(entries.value.size).toBe(0);
  expect(feed.value.loading).toEqual({ received: 0, total: 1 });
});

test('of many that came before what makes them the first are drawn first, and then the others by and by', async () => {
  const tokens = Array.from({ length: 2_060 }, (_, at) => record(TOKEN.raw, { id: `t${at}` }));
  const waiting: (() => void)[] = [];
  const maker = Promise.resolve(followRecords);
  const { entries, feed } = followEntries(
    signal(connected(...tokens)),
    SETTINGS,
    maker,
    (callback) => waiting.push(callback),
  );
  await maker;
  expect([...entries.value.keys()]).toEqual(tokens.slice(0, 50).map(({ id }) => id));
  expect(feed.value.loading).toEqual({ received: 50, total: 2_060 });
  waiting.shift()?.();
  expect(entries.value.size).toBe(1_050);
  while (waiting.length > 0) waiting.shift()?.();
  expect(entries.value.size).toBe(2_060);
  expect(feed.value.loading).toBeNull();
});
