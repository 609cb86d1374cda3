import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { followUnhurried } from './unhurried.ts';

/** What is to be done later, and how often that was asked for. */
function pace() {
  const waiting = new Set<() => void>();
  let asked = 0;
  const delays: number[] = [];
  return {
    delays,
    later(callback: () => void, delay: number) {
      asked++;
      delays.push(delay);
      waiting.add(callback);
      return () => void waiting.delete(callback);
    },
    pass() {
      for (const callback of [...waiting]) {
        waiting.delete(callback);
        callback();
      }
    },
    asked: () => asked,
    waits: () => waiting.size > 0,
  };
}

const long = (length: number) => Array.from({ length }, (_, at) => at);

test('a short list is followed at once', () => {
  const list = signal<readonly number[]>([1]);
  const { later, asked } = pace();
  const followed = followUnhurried(list, later);
  list.value = [1, 2];
  expect(followed.value.value).toEqual([1, 2]);
  expect(asked()).toBe(0);
});

test('of long lists that come one after the other the last one is followed, a moment later', () => {
  const list = signal<readonly number[]>(long(1_000));
  const { later, pass } = pace();
  const followed = followUnhurried(list, later);
  const before = followed.value.value;
  for (const length of [800, 600, 5]) list.value = long(length);
  expect(followed.value.value).toBe(before);
  pass();
  expect(followed.value.value).toEqual(long(5));
  list.value = [7];
  expect(followed.value.value).toEqual([7]);
});

test('nothing waits behind one that is closed', () => {
  const list = signal<readonly number[]>(long(1_000));
  const { later, waits } = pace();
  const followed = followUnhurried(list, later);
  list.value = long(900);
  expect(waits()).toBe(true);
  followed.close();
  expect(waits()).toBe(false);
});

test('it waits until nothing else comes, but no longer than a second', () => {
  const list = signal<readonly number[]>(long(1_000));
  const { later, delays, waits } = pace();
  let now = 5_000;
  const followed = followUnhurried(list, later, () => now);
  for (let length = 999; length > 990; length--) {
    list.value = long(length);
    now += 150;
  }
  expect(delays).toEqual([200, 200, 200, 200, 200, 200, 100, 0, 0]);
  expect(waits()).toBe(true);
  followed.close();
});

test('a list that is what it was before leaves nothing to do', () => {
  const first = long(1_000);
  const list = signal<readonly number[]>(first);
  const { later, waits } = pace();
  const followed = followUnhurried(list, later);
  list.value = long(900);
  list.value = first;
  expect(waits()).toBe(false);
  expect(followed.value.value).toBe(first);
});
