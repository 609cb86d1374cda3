import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { schemeBefore } from './credentials.ts';

/** The scheme before the `@` that stands for a credential. */
const schemeIn = (text: string): string | null => schemeBefore(text, text.indexOf('@'));

describe('the auth-scheme', () => {
  test.each([
    ['Bearer @', 'Bearer'],
    ['bearer @', 'bearer'],
    ['BEARER\t@', 'BEARER'],
    ['DPoP @', 'DPoP'],
    ['JWT @', 'JWT'],
    ['x-private+scheme.v1 @', 'x-private+scheme.v1'],
    ['  Bearer   @', 'Bearer'],
    ['Bearer "@"', 'Bearer'],
    ["Token '@'", 'Token'],
    ['Basic dXNlcg==, Bearer @', 'Bearer'],
    ['Bearer one,DPoP @', 'DPoP'],
  ])('of %j is %s', (text, scheme) => {
    expect(schemeIn(text)).toBe(scheme);
  });

  test.each([
    '@',
    '"@"',
    'Bearer@',
    'Bearer:@',
    'a Bearer @',
    'Token token="@"',
    'x=1; y=@',
    '(Bearer @',
  ])('%j has none', (text) => {
    expect(schemeIn(text)).toBeNull();
  });

  test('no longer word is one, however long the field', () => {
    expect(schemeIn(`${'x'.repeat(60)} @`)).toBe('x'.repeat(60));
    expect(schemeIn(`${'x'.repeat(64)} @`)).toBeNull();
    expect(schemeIn(`${'prose '.repeat(100_000)}@`)).toBeNull();
    expect(schemeIn(`${'prose '.repeat(100_000)}, Bearer @`)).toBe('Bearer');
  });

  test('any text and offset is answered', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), (text, at) => {
        expect(() => schemeBefore(text, at)).not.toThrow();
      }),
    );
  });
});
