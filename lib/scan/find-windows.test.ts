import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { findWindows } from './find-windows.ts';
import { mayHaveWindows } from './windows.ts';

const TOKEN = '{"payload":"","protected":"eyJhbGciOiJub25lIn0","signature":""}';

test('a look at a text misses no window', () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\"',
      '\\',
      ' ',
      '\n',
      '\u00a0',
      ',',
      ':',
      '"a":',
      '-1',
      'x',
      TOKEN,
    ],
    ...['{ "a": "x" }', '["x"]', '[ 1, "x"]', '"a\\nb"', '  "\\u0065"'],
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
    jsonLikeText,
    anyText,
  );
  fc.assert(
    fc.property(
      texts,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (text, all, hidden, serialized) => {
        const spots = all ? [...text].map((_, at) => ({ start: at, end: at + 1 })) : [];
        fc.pre(spots.length > 0 || hidden || serialized);
        const wanted = { hides: hidden ? () => true : null, serialized };
        const windows = findWindows(text, spots, wanted, () => undefined);
        expect(windows.length === 0 || mayHaveWindows(text, spots, wanted)).toBe(true);
      },
    ),
    { numRuns: 4000 },
  );
});

test('a credential with its scheme, a cookie and a quoted value are looked at without windows', () => {
  for (const text of ['Bearer eyJ', 'a=b; c=[d]', '"eyJ"', '{eyJ}', '[eyJ]']) {
    const spots = [{ start: text.indexOf('eyJ'), end: text.length }];
    expect(mayHaveWindows(text, spots, { hides: null, serialized: false }), text).toBe(false);
  }
});
