import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16 } from '../../tests/support/arbitraries.ts';
import { mask } from './mask.ts';

describe('mask', () => {
  test.each([
    ['', '…'],
    ['ab', '…'],
    ['abc', 'a…'],
    ['abcdef', 'ab…'],
    ['abcdefghi', 'ab…i'],
    ['abcdefghijkl', 'abc…l'],
    ['abcdefghijklmnopqr', 'abcd…qr'],
    ['x'.repeat(4000), 'xxxx…xx'],
  ])('%s', (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test('shows at most a third, and no half characters', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUtf16, fc.string({ unit: 'grapheme' })), (value) => {
        const masked = mask(value);
        expect((masked.length - 1) * 3).toBeLessThanOrEqual(value.length);
        if (value.isWellFormed()) expect(masked.isWellFormed()).toBe(true);
      }),
    );
  });
});
