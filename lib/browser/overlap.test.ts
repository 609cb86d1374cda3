import { expect, test } from 'vitest';
import { Overlap } from './overlap.ts';

test('what both sets hear counts once, whichever hears it first', () => {
  const overlap = new Overlap();
  expect(overlap.isFirst('send 1 /a', 1)).toBe(true);
  expect(overlap.isFirst('send 1 /a', 2)).toBe(false);
  expect(overlap.isFirst('send 2 /a', 2)).toBe(true);
  expect(overlap.isFirst('send 2 /a', 1)).toBe(false);
});

test('what only one set hears counts', () => {
  const overlap = new Overlap();
  expect(overlap.isFirst('send 1 /a', 1)).toBe(true);
  expect(overlap.isFirst('receive 1 /a', 2)).toBe(true);
});

test('an event that happens again under its name counts again, and once', () => {
  const overlap = new Overlap();
  const heard = [1, 1, 2, 2, 2, 1].map((set) => overlap.isFirst('send 1 /a', set));
  expect(heard).toEqual([true, true, false, false, true, false]);
});
