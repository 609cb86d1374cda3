import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { type HarPiece, HarSplitter } from './splitter.ts';

/** The pieces of a text that arrives in parts of a length. */
function split(text: string, length = text.length, longest?: number): readonly HarPiece[] {
  const splitter = new HarSplitter(longest);
  const pieces: HarPiece[] = [];
  for (let at = 0; at < text.length; at += length) {
    pieces.push(...splitter.push(text.slice(at, at + length)));
  }
  return [...pieces, ...splitter.end()];
}

const entriesOf = (text: string, length?: number): readonly string[] =>
  split(text, length).flatMap((piece) => (piece.entry === null ? [] : [piece.text]));

const har = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', pages: [{ id: 'entries' }], entries, comment: 'end' } });

const FIRST = { request: { url: 'https://a.example/?q={"[' }, nested: [{ a: [[]] }] };
const SECOND = { text: 'quotes \\" and } backslashes \\', more: {} };

describe('a HAR', () => {
  test.each([1, 2, 3, 7, 64, 10_000])('in parts of %i characters', (length) => {
    const expected = [FIRST, SECOND].map((entry) => JSON.stringify(entry));
    expect(entriesOf(har(FIRST, SECOND), length)).toEqual(expected);
  });

  test('with white space, a byte-order mark and `log` as a later member', () => {
    const text = `\ufeff\r\n{"x":{"entries":[{}]},"log":\n{"entries": [ {"a":1} ,\n{"b":2} ] } }`;
    expect(entriesOf(text)).toEqual(['{"a":1}', '{"b":2}']);
  });

  test('entries are numbered and know their place', () => {
    const text = har(FIRST, SECOND);
    const pieces = split(text, 5).filter(({ entry }) => entry !== null);
    expect(pieces.map(({ entry }) => entry)).toEqual([0, 1]);
    for (const { start, text: piece } of pieces) {
      expect(text.slice(start, start + piece.length)).toBe(piece);
    }
  });

  test('that is cut short gives the entries that are whole', () => {
    const text = har(FIRST, SECOND);
    expect(entriesOf(text.slice(0, text.indexOf('quotes')))).toEqual([JSON.stringify(FIRST)]);
  });

  test('an entry beyond the limit is text, and so is what follows', () => {
    const text = har({ text: 'x'.repeat(100) }, FIRST);
    expect(split(text, 10, 50).every(({ entry }) => entry === null)).toBe(true);
  });
});

describe('what is no HAR is all text', () => {
  test.each([
    '',
    'GET / HTTP/1.1',
    '[{"log":{"entries":[{}]}}]',
    '{"entries":[{"log":1}]}',
    '{"a":{"log":{"entries":[{}]}}}',
    '{"log":{"x":{"entries":[{}]}}}',
    '{"log":[{"entries":[{}]}]}',
    '{"log":{"entries":{"a":{}}}}',
    '{"log":{"entries":["a",{}]}}',
    '{"log":"entries","b":[{}]}',
    '{"log\\u0000":{"entries":[{}]}}',
    '}}]]{"log":{"entries":[{}]}}',
  ])('%s', (text) => {
    expect(entriesOf(text)).toEqual([]);
  });
});

describe('of any text in parts of any length', () => {
  const hars = fc.array(fc.jsonValue(), { maxLength: 4 }).map((entries) => har(...entries));
  const texts = fc.oneof(
    anyText,
    jsonLikeText,
    hars,
    jsonLikeText.map((text) => `{"log":{"entries":[{"a":${text}},{}]}}`),
  );

  test('the pieces joined are the text, each at its place', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, length) => {
        const pieces = split(text, length);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { start, text: piece } of pieces) {
          expect(text.startsWith(piece, start)).toBe(true);
        }
      }),
    );
  });

  test('the length of the parts changes nothing', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, length) => {
        expect(entriesOf(text, length)).toEqual(entriesOf(text));
      }),
    );
  });
});
