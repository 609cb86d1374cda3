import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookieAttributes } from './set-cookie.ts';

const NOW = Date.UTC(2026, 10, 23, 20, 0, 0);
const NOTHING = {
  domain: null,
  path: null,
  secure: false,
  httpOnly: false,
  sameSite: null,
  partitioned: false,
  expiresAt: null,
};

describe('the attributes of a Set-Cookie line', () => {
  test.each([
    ['no attributes', 'a=b', {}],
    [
      'the usual ones',
      'a=b; Path=/; Secure; HttpOnly; SameSite=Lax',
      { path: '/', secure: true, httpOnly: true, sameSite: 'lax' },
    ],
    ['a domain with a dot', 'a=b;Domain=.Shop.Example', { domain: 'shop.example' }],
    ['Max-Age in seconds', 'a=b; Max-Age=60', { expiresAt: NOW + 60_000 }],
    [
      'Max-Age before Expires',
      'a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Max-Age=0',
      { expiresAt: NOW },
    ],
    [
      'Expires',
      'a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
      { expiresAt: Date.UTC(2026, 9, 21, 7, 28) },
    ],
    [
      'Expires with dashes',
      'a=b; expires=Wed, 21-Oct-2026 07:28:00 GMT',
      { expiresAt: Date.UTC(2026, 9, 21, 7, 28) },
    ],
    ['an Expires that is no date', 'a=b; Expires=soon', {}],
    ['the last of two', 'a=b; Path=/a; Path=/b', { path: '/b' }],
    ['Partitioned', 'a=b; Partitioned', { partitioned: true }],
    ['a value that looks like an attribute', 'Secure', {}],
  ])('%s', (_name, line, expected) => {
    expect(cookieAttributes(line, NOW)).toEqual({ ...NOTHING, ...expected });
  });

  test('any text can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        cookieAttributes(line, NOW);
      }),
    );
  });
});
