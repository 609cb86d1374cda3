import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens } from '../../lib/scan/find.ts';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { anyText, base64urlText } from '../support/arbitraries.ts';
import { jwe, jws, jwsOf, segment } from '../support/tokens.ts';
import { referenceSet, referenceTokens } from './reference-finder.ts';

const TOKEN = jws({ sub: 'ada' });
const LINES = jwsOf('{}', '{\n"alg":"none"}');

/** Tokens whole and broken, and what stands between them. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...[TOKEN, LINES, jwe(), jwsOf('', '{"alg":"none"}', ''), 'eyJ', 'ey'],
    ...['.', '..', '=', ' ', '"', '&', segment('{"alg":"none"}'), segment('{"a":1}'), 'e30', 'x-_'],
  ),
  fc.record({ kid: fc.string() }).map((header) => jws({}, header)),
  anyText,
  base64urlText,
);
const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));

describe('the reference finder', () => {
  test('finds by the definition of the corpus', () => {
    const text = `a=${TOKEN}; ${jwe()} x${TOKEN} eyJ7S_zG.eyJH0-Z.HX4w-7v ${segment('{"alg":1}')}.e30`;
    const found = referenceTokens(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual([TOKEN, jwe(), TOKEN]);
  });

  test.each([
    ['percent-encoding, twice', encodeURIComponent(encodeURIComponent(`{"a":"${TOKEN}"}`))],
    ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: TOKEN }) }).replace('.', '\\u002e')],
    ['base64 of base64', btoa(`x=${btoa(`{"t":"${TOKEN}"}`)}`)],
  ])('opens %s', (_, text) => {
    expect([...referenceSet(text)]).toEqual([TOKEN]);
  });

  test('leaves alone what stands in a token', () => {
    const outer = jws({ inner: TOKEN });
    expect([...referenceSet(`"${outer}"`)]).toEqual([outer]);
  });
});

describe('findTokens', () => {
  test('finds whatever the reference finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = findTokens(text);
        const missed = referenceTokens(text).filter(
          ({ start, end }) => !found.some((token) => token.start <= start && token.end >= end),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('agrees on tokens between separators', () => {
    const tokens = fc.constantFrom(TOKEN, jwe(), jwsOf('', '{"alg":"none"}', ''), LINES);
    const separated = fc
      .array(fc.tuple(tokens, fc.constantFrom(' ', '"', '; a=', '&t=', '\r\n', ',', '/', '漢')))
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(separated, (text) => {
        expect(findTokens(text)).toEqual(referenceTokens(text));
        expect(new Set(unwrap(text).tokens.map(({ raw }) => raw))).toEqual(referenceSet(text));
      }),
    );
  });
});
