import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { followUnhurried } from './unhurried.ts';

/** What is to be done later, and how often that was asked for. */
function pace() {
  const waiting = new Set<() => void>();
  let asked = 0;
  return {
    later(callback: () => void) {
      asked++;
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
  const { later, pass, asked } = pace();
  const followed = followUnhurried(list, later);
  const before = followed.value.value;
  for (const length of [800, 600, 5]) list.value = long(length);
  expect(followed.value.value).toBe(before);
  pass();
  expect(followed.value.value).toEqual(long(5));
  expect(asked()).toBe(1);
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
