import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { formParts, multipartParts, splitBody } from './body.ts';

const named = (parts: readonly { name: string; text: string }[]): string[] =>
  parts.map(({ name, text }) => `${name}=${text}`);

describe('a form', () => {
  test('names are decoded, values stay as they were sent', () => {
    expect(named(formParts('access_token=a%2Eb&user%5Bid%5D=1&x+y=z+z&=e&bare&&d='))).toEqual([
      'access_token=a%2Eb',
      'user[id]=1',
      'x y=z+z',
      '=e',
      '=bare',
      'd=',
    ]);
  });

  test('a name that cannot be decoded stays as it was sent', () => {
    expect(named(formParts('%E0%A4=1'))).toEqual(['%E0%A4=1']);
  });

  test('100,000 parameters', () => {
    expect(formParts('a=1&'.repeat(100_000))).toHaveLength(100_000);
  });
});

const CRLF = [
  '--x y',
  'Content-Disposition: form-data; name="id_token"',
  '',
  'one',
  'two',
  '--x y',
  'Content-Type: application/json',
  'content-disposition: form-data; filename="name=a"; name=j',
  '',
  '{"a":1}',
  '--x y--',
  '',
].join('\r\n');

describe('a multipart body', () => {
  test.each([
    ['CRLF', CRLF],
    ['LF', CRLF.replaceAll('\r', '')],
  ])('with lines that end in %s', (name, text) => {
    const lines = name === 'CRLF' ? 'one\r\ntwo' : 'one\ntwo';
    expect(named(multipartParts(text))).toEqual([`id_token=${lines}`, 'j={"a":1}']);
  });

  test('a last part that was cut short, a part without a name, one without fields', () => {
    const text = '--b\r\n\r\nfirst\r\n--b\r\nX: y\r\n\r\nsecond\r\n--b\r\nContent-Disp';
    expect(named(multipartParts(text))).toEqual(['=first', '=second']);
  });

  test('no boundary, no parts', () => {
    expect(multipartParts('a=1')).toEqual([]);
    expect(multipartParts('--')).toEqual([]);
  });
});

describe('a body', () => {
  test.each([
    ['a=1&b=2', null, 'form'],
    ['a=1&b=2', 'application/x-www-form-urlencoded; charset=utf-8', 'form'],
    ['a=1&b=2', 'text/plain', 'raw'],
    [CRLF, 'Multipart/Form-Data; boundary="x y"', 'multipart'],
    [CRLF, null, 'multipart'],
    ['not multipart', 'multipart/form-data', 'raw'],
    ['{"a":1}', 'application/json', 'json'],
    ['{"a":1}', 'application/problem+json', 'json'],
    [' [1]', null, 'json'],
    ['hello', null, 'raw'],
    ['', null, 'raw'],
  ])('%j of type %s is %s', (text, type, kind) => {
    expect(splitBody(text, type).kind).toBe(kind);
  });

  test('any text is answered, with parts that stand where they are said to stand', () => {
    const pieces = fc.constantFrom('--x', '\r\n', '\n', '&', '=', '%', 'a', '; name="b"', ': ');
    const text = fc.oneof(
      anyText,
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    const type = fc.constantFrom(null, 'multipart/form-data', 'application/x-www-form-urlencoded');
    fc.assert(
      fc.property(text, type, (body, contentType) => {
        for (const part of splitBody(body, contentType).parts) {
          expect(body.startsWith(part.text, part.start)).toBe(true);
        }
      }),
    );
  });
});
