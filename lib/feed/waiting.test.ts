import { expect, test } from 'vitest';
import { NOON, request, requestBody } from '../../tests/support/messages.ts';
import { MOST_CHARACTERS, MOST_WAITING, Waiting } from './waiting.ts';

test('messages wait in their order', () => {
  const waiting = new Waiting();
  const messages = [1, 2, 3].map((number) => request({ at: NOON + number }));
  for (const message of messages) expect(waiting.add(message)).toBe(true);
  expect(messages.map(() => waiting.next())).toEqual(messages);
  expect(waiting.next()).toBeNull();
});

test('there is no room for more than so many, until one is taken', () => {
  const waiting = new Waiting();
  for (let count = 0; count < MOST_WAITING; count++) waiting.add(request());
  expect(waiting.add(request())).toBe(false);
  waiting.next();
  expect(waiting.add(request())).toBe(true);
});

test('there is no room for long ones beside others, but one alone may be as long as it is', () => {
  const waiting = new Waiting();
  const long = requestBody('a'.repeat(MOST_CHARACTERS + 1));
  expect(waiting.add(long)).toBe(true);
  expect(waiting.add(request())).toBe(false);
  waiting.next();
  expect(waiting.add(request())).toBe(true);
  expect(waiting.add(long)).toBe(false);
  waiting.clear();
  expect(waiting.next()).toBeNull();
  expect(waiting.add(long)).toBe(true);
});
