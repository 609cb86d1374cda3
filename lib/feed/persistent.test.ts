import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAUSES_MS, persistent, REST_MS } from './persistent.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Fails so many times, then gives how often it was asked. */
function failing(times: number) {
  const get = vi.fn(async () => {
    if (get.mock.calls.length <= times) throw new Error(`failure ${get.mock.calls.length}`);
    return get.mock.calls.length;
  });
  return get;
}

test('what is there is given at once, and asked for each time', async () => {
  const get = failing(0);
  const ask = persistent(get);
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(2);
});

test('what is there at the second or third try is given then, with pauses between the tries', async () => {
  const get = failing(2);
  const asked = persistent(get)();
  await vi.advanceTimersByTimeAsync(0);
  expect(get).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(PAUSES_MS[0] ?? 0);
  expect(get).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(PAUSES_MS[1] ?? 0);
  expect(await asked).toBe(3);
});

test('who asks while it is tried waits for the same tries', async () => {
  const get = failing(1);
  const ask = persistent(get);
  const all = Promise.all([ask(), ask(), ask()]);
  await vi.runAllTimersAsync();
  expect(await all).toEqual([2, 2, 2]);
});

test('what never comes is not tried in a loop, but again after a while', async () => {
  const get = failing(3);
  const ask = persistent(get);
  const first = expect(ask()).rejects.toThrow('failure 3');
  await vi.advanceTimersByTimeAsync(PAUSES_MS.reduce((sum, pause) => sum + pause, 0));
  await first;
  for (let count = 0; count < 100; count++) await expect(ask()).rejects.toThrow('failure 3');
  expect(get).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(await ask()).toBe(4);
});
