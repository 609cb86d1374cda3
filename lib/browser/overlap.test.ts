import { expect, test } from 'vitest';
import { Overlap } from './overlap.ts';

test('an event that two listeners hear is taken once', () => {
  const overlap = new Overlap();
  expect(overlap.isFirst('send 1 10.5')).toBe(true);
  expect(overlap.isFirst('send 1 10.5')).toBe(false);
  expect(overlap.isFirst('receive 1 10.5')).toBe(true);
  expect(overlap.isFirst('send 1 11')).toBe(true);
});
