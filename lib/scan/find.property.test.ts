import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText } from '../../tests/support/arbitraries.ts';
import { jwe, jws, segment } from '../../tests/support/tokens.ts';
import { decodeToken } from '../token/decode.ts';
import { findTokens } from './find.ts';

const MEGABYTE = 2 ** 20;
const HEADER = segment('{"alg":"none"}');
const JWE_HEADER = segment('{"alg":"dir","enc":"A256GCM"}');

const token = fc.oneof(
  fc.record({ sub: fc.string(), n: fc.double() }).map((claims) => jws(claims)),
  fc.record({ kid: fc.string({ unit: 'binary' }) }).map((header) => jws({}, header)),
  fc.record({ kid: fc.string() }).map((header) => jwe(header)),
);

/** Text that tempts a scanner: starts of headers, dots, padding, prose. */
const noise = fc
  .array(
    fc.oneof(
      anyText,
      base64urlText,
      fc.constantFrom('eyJ', 'ey', 'ew0K', 'eyJhbGciOi', '.', '..', '=', ' ', '"', '%22', HEADER),
      fc.constantFrom(`${HEADER}.`, `${JWE_HEADER}.`, `${JWE_HEADER}..`, 'Bearer ', '; a='),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Characters that can belong to no token. */
const separator = fc.constantFrom(
  ' ',
  '"',
  "'",
  ',',
  ';',
  '&',
  '%',
  '/',
  '<',
  '\n',
  '漢',
  '\u0000',
);

describe('in any text', () => {
  test('a planted token is found once, with its exact span', () => {
    fc.assert(
      fc.property(noise, separator, token, separator, noise, (before, open, raw, close, after) => {
        const text = before + open + raw + close + after;
        const start = before.length + open.length;
        const hits = findTokens(text).filter(
          (hit) => hit.start < start + raw.length && hit.end > start,
        );
        expect(hits.map(({ start: from, end }) => [from, end])).toEqual([
          [start, start + raw.length],
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('what is found can be decoded, stands in order and never overlaps', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, token), { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, form } of findTokens(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(decodeToken(text.slice(start, end))?.form).toBe(form);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});

// Each of these would take minutes if any step went over the text again for every character.
describe('a megabyte of hostile text is over before anyone waits', () => {
  test.each([
    ['e', 'e'],
    ['ey', 'ey'],
    ['eyJ', 'eyJ'],
    ['eyJ.', 'eyJ.'],
    ['dots', '.'],
    ['headers and dots', `${HEADER}.`],
    ['JWE headers and dots', `${JWE_HEADER}.`],
    ['JWE headers without enough segments', `${JWE_HEADER}.x.y.z `],
    ['beginnings of headers', 'eyJhbGciOi'],
    ['endless strings', 'eyJhYWFhYWFhYWFhYWFhYWFhYWFhYWFh'],
    ['brackets', segment('{"a":[[[[[[[[[[[[[[[[[[[[[[[[')],
    ['padding', 'eyJhbGciOi=='],
    ['spaces', `ey ${' '.repeat(30)}`],
  ])('%s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(MEGABYTE / piece.length));
    expect(findTokens(text).length).toBeLessThan(text.length);
    // With a dot at its end the whole run looks like one header.
    expect(findTokens(`${text}.e30.c2ln`).length).toBeLessThan(text.length);
  });

  test('one header of a megabyte is read', () => {
    const raw = jws({}, { kid: 'x'.repeat(MEGABYTE) });
    expect(findTokens(`Bearer ${raw}`)).toEqual([{ start: 7, end: 7 + raw.length, form: 'jws' }]);
  });

  test('a token behind a megabyte of temptation is not lost', () => {
    const raw = jws({ sub: 'ada' });
    const text = `${'eyJhbGciOi.'.repeat(100_000)} ${raw}`;
    expect(findTokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([raw]);
  });
});
