import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { ownText } from './own-text.ts';

test('a copy is the same text, lone surrogates included', () => {
  fc.assert(
    fc.property(anyUtf16, (text) => {
      expect(ownText(text)).toBe(text);
    }),
  );
});
