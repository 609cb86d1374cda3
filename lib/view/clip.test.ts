import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { beginning, clip } from './clip.ts';

test('what fits stays as it is, what does not ends with an ellipsis', () => {
  expect(clip('ada', 3)).toBe('ada');
  expect(clip('grace', 3)).toBe('gra…');
});

test('a character of two units is not cut in two', () => {
  expect(clip('a😀b', 2)).toBe('a…');
  expect(clip('a😀b', 3)).toBe('a😀…');
});

test('a beginning is one, no longer than asked for, and whole if the text is', () => {
  fc.assert(
    fc.property(anyUtf16, fc.nat(70), (text, length) => {
      const start = beginning(text, length);
      expect(text.startsWith(start)).toBe(true);
      expect(start.length).toBeLessThanOrEqual(length);
      if (text.isWellFormed()) expect(start.isWellFormed()).toBe(true);
    }),
  );
});
