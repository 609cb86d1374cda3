import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPaseto } from './paseto.ts';
import { isPaseto } from './paseto-shape.ts';

test('lengths alone tell what reading a PASETO whole does', () => {
  const digits = (maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), maxLength });
  const texts = fc
    .tuple(
      fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5'),
      fc.constantFrom('local', 'public', 'other'),
      fc.integer({ min: 50, max: 360 }).map((length) => 'A'.repeat(length)),
      fc.option(digits(9)),
      fc.option(digits(3)),
    )
    .map((parts) => parts.filter((part) => part !== null).join('.'));
  fc.assert(
    fc.property(texts, (text) => {
      expect(isPaseto(text)).toBe(readPaseto(text) !== null);
    }),
    { numRuns: 2000 },
  );
});
