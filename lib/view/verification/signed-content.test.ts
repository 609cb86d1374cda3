import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentReadings } from './signed-content.ts';

const texts = (text: string) =>
  contentReadings(text).map((octets) => Buffer.from(octets).toString());

test('a pasted text is read as it is first, then with other line breaks, and with one less or more', () => {
  expect(texts('{"a":1}')).toEqual(['{"a":1}', '{"a":1}\n', '{"a":1}\r\n']);
  expect(texts('one\ntwo\n')).toEqual(['one\ntwo\n', 'one\r\ntwo\r\n', 'one\ntwo', 'one\r\ntwo']);
  expect(texts('')).toEqual(['', '\n', '\r\n']);
});

test('whatever is pasted, there are few readings, none twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\n', '\r', 'a', 'ü') }), (text) => {
      const read = texts(text);
      expect(read[0]).toBe(text);
      expect(new Set(read).size).toBe(read.length);
      expect(read.length).toBeLessThanOrEqual(6);
    }),
  );
});
