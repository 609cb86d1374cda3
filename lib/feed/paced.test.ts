import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Paced } from './paced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function paced(): { readonly one: Paced; readonly times: number[] } {
  const times: number[] = [];
  const start = Date.now();
  return {
    one: new Paced(() => times.push(Date.now() - start), 100),
    times,
  };
}

test('what is asked for once is done at once', () => {
  const { one, times } = paced();
  one.ask();
  expect(times).toEqual([0]);
  vi.advanceTimersByTime(1_000);
  expect(times).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
  one.ask();
  expect(times).toEqual([0, 1_000]);
});

test('what is asked for all the time is done every so often, and the last time too', () => {
  const { one, times } = paced();
  for (let ms = 0; ms < 350; ms += 10) {
    one.ask();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1_000);
  expect(times).toEqual([0, 100, 200, 300, 400]);
});

test('what waits can be hurried, and then is not done twice', () => {
  const { one, times } = paced();
  one.hurry();
  expect(times).toEqual([]);
  one.ask();
  vi.advanceTimersByTime(30);
  one.ask();
  one.hurry();
  one.hurry();
  vi.advanceTimersByTime(1_000);
  expect(times).toEqual([0, 30]);
});

test('what is stopped is not done', () => {
  const { one, times } = paced();
  one.ask();
  one.ask();
  one.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(times).toEqual([0]);
});

test('how long it rests is asked anew each time, and what asks for more of itself rests as well', () => {
  const times: number[] = [];
  const start = Date.now();
  const one: Paced = new Paced(
    () => {
      times.push(Date.now() - start);
      if (times.length < 4) one.ask();
    },
    () => times.length * 100,
  );
  one.ask();
  vi.advanceTimersByTime(2_000);
  expect(times).toEqual([0, 100, 300, 600]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what fails is done again when it is asked for again', () => {
  let times = 0;
  const one = new Paced(
    () => {
      times++;
      throw new Error('no');
    },
    () => 100,
  );
  expect(() => one.ask()).toThrow('no');
  vi.advanceTimersByTime(100);
  expect(() => one.ask()).toThrow('no');
  expect(times).toBe(2);
});
