import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WriteQueue } from './write-queue.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store of numbers; each write takes ten milliseconds. */
function queueOf(gather: number | ((scheduled: number) => number)) {
  const writes: (readonly number[])[] = [];
  const stored: number[] = [];
  let there: number[] = [];
  let fails = false;
  const queue = new WriteQueue({
    gatherMs: typeof gather === 'number' ? () => gather : gather,
    begin() {
      if (there.length === 0) return null;
      const batch = there;
      there = [];
      writes.push(batch);
      return new Promise((resolve, reject) => {
        setTimeout(() => {
          if (fails) return reject(new Error('refused'));
          stored.push(...batch);
          resolve();
        }, 10);
      });
    },
  });
  return {
    queue,
    writes,
    stored,
    add(number: number): void {
      there.push(number);
      queue.schedule();
    },
    fail(now: boolean): void {
      fails = now;
    },
  };
}

test('a flush ends with the write that holds what was there, however much comes meanwhile', async () => {
  const { queue, stored, add } = queueOf(50);
  let next = 0;
  const flood = setInterval(() => add(next++), 2);
  await vi.advanceTimersByTimeAsync(100);
  const there = next;
  let ended = false;
  void queue.flush().then(() => {
    ended = true;
  });
  // One write may be under way, and the next holds the rest.
  await vi.advanceTimersByTimeAsync(25);
  expect(ended, 'The flush waits for traffic that came after it.').toBe(true);
  expect(stored.length).toBeGreaterThanOrEqual(there);
  clearInterval(flood);
});

test('how long is gathered follows how much there is', async () => {
  const { writes, add } = queueOf((scheduled) => (scheduled > 2 ? 50 : 0));
  add(1);
  await vi.advanceTimersByTimeAsync(5);
  add(2);
  await vi.advanceTimersByTimeAsync(10);
  expect(writes, 'Little is written as soon as it can be.').toEqual([[1], [2]]);
  for (const number of [3, 4, 5]) add(number);
  await vi.advanceTimersByTimeAsync(10);
  expect(writes, 'Much of it waits for more.').toHaveLength(2);
  await vi.advanceTimersByTimeAsync(50);
  expect(writes).toEqual([[1], [2], [3, 4, 5]]);
});

test('a flush hurries one gathering and not those after it', async () => {
  const { queue, writes, add } = queueOf(50);
  add(1);
  await vi.advanceTimersByTimeAsync(15);
  add(2);
  await vi.advanceTimersByTimeAsync(5);
  expect(writes).toEqual([[1]]);
  const flushed = queue.flush();
  await vi.advanceTimersByTimeAsync(10);
  await flushed;
  expect(writes).toEqual([[1], [2]]);
  add(3);
  await vi.advanceTimersByTimeAsync(45);
  expect(writes).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(10);
  expect(writes).toEqual([[1], [2], [3]]);
});

test('a flush of nothing ends at once, and all who wait for one write end with it', async () => {
  const { queue, writes, add } = queueOf(0);
  await queue.flush();
  add(1);
  const all = Promise.all([queue.flush(), queue.flush()]);
  await vi.advanceTimersByTimeAsync(10);
  await all;
  expect(writes).toEqual([[1]]);
});

test('a write that fails is told to those who wait for it, and the next one is done', async () => {
  const { queue, stored, add, fail } = queueOf(0);
  fail(true);
  add(1);
  const refused = expect(queue.flush()).rejects.toThrow('refused');
  await vi.advanceTimersByTimeAsync(10);
  await refused;
  fail(false);
  add(2);
  const flushed = queue.flush();
  await vi.advanceTimersByTimeAsync(10);
  await flushed;
  expect(stored).toEqual([2]);
});
