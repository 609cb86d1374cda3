import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { domainMatches, parseCookieField, parseSetCookieField } from './cookies.ts';

describe('the Cookie field', () => {
  test('pairs come in order, their values as they stand', () => {
    expect(parseCookieField('a=1; b="2"; c=x%20y; d=e=f==; a=3')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '"2"' },
      { name: 'c', value: 'x%20y' },
      { name: 'd', value: 'e=f==' },
      { name: 'a', value: '3' },
    ]);
  });

  test('a value may stand without a name, a name without a value, spaces may lack or abound', () => {
    expect(parseCookieField('token;  =nameless;empty=;; x = y ')).toEqual([
      { name: '', value: 'token' },
      { name: '', value: 'nameless' },
      { name: 'empty', value: '' },
      { name: 'x', value: 'y' },
    ]);
  });

  test('names of what every object has are names', () => {
    expect(parseCookieField('__proto__=1; constructor=2').map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('the Set-Cookie field', () => {
  test('attributes are no cookies', () => {
    expect(parseSetCookieField('session=abc; Path=/; HttpOnly; SameSite=Lax')).toEqual([
      { name: 'session', value: 'abc' },
    ]);
  });

  test('lines joined by line feeds are as many cookies, and a comma in a date joins none', () => {
    const field = 'a=1; Expires=Tue, 15 Jan 2030 12:00:00 GMT\nb=2; Secure\n\nc=3';
    expect(parseSetCookieField(field).map(({ name, value }) => name + value)).toEqual([
      'a1',
      'b2',
      'c3',
    ]);
  });
});

test('any text is answered', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(() => [parseCookieField(text), parseSetCookieField(text)]).not.toThrow();
    }),
  );
});

describe('a cookie of a domain', () => {
  test.each([
    ['shop.example', 'shop.example', true],
    ['api.shop.example', 'shop.example', true],
    ['shop.example', 'api.shop.example', false],
    ['badshop.example', 'shop.example', false],
    ['shop.example.evil', 'shop.example', false],
  ])('is sent to %s if it is of %s: %s', (host, domain, sent) => {
    expect(domainMatches(host, domain)).toBe(sent);
  });
});
