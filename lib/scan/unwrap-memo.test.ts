import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { jwe, jws, segment } from '../../tests/support/tokens.ts';
import { AWKWARD_CASES } from './awkward-cases.ts';
import { isPlain } from './plain.ts';
import { unwrap } from './unwrap.ts';
import { UnwrapMemo } from './unwrap-memo.ts';

const NOTHING = { tokens: [], limits: [] };

const pieces = fc.constantFrom(
  ...['%', '%2E', '"', '\\u002e', '{"a":', '}', '[', 'e', 'y', 'ey', 'ew', 'v4.', 'local.', '.'],
  ...[
    'signatur',
    'ciphertext',
    '"signature":"',
    '"protected":"',
    'base64-',
    'AAAAAAAAAAAAAAAAAAAA',
  ],
  ...[jws(), jwe(), segment(jws()), segment(jws()).slice(5), ' ', '=', '/', '\\'],
);
const texts = fc.oneof(
  anyText,
  anyUtf16,
  jsonLikeText,
  fc.constantFrom(...AWKWARD_CASES.map(({ text }) => text)),
  fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
);

describe('a plain text', () => {
  test('holds nothing, by whatever it might be wrapped', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (isPlain(text)) expect(unwrap(text)).toEqual(NOTHING);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '*/*',
    'gzip, deflate, br, zstd',
    '"Chromium";v="156", "Not:A-Brand";v="24"',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0',
    'Tue, 15 Jan 2030 12:00:00 GMT',
    'application/json; charset=utf-8',
    'https://shop.example/orders',
  ])('is %s', (text) => {
    expect(isPlain(text)).toBe(true);
  });
});

describe('what is remembered', () => {
  test('is what unwrapping gives, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), (all) => {
        const memo = new UnwrapMemo(unwrap, { longest: 200, characters: 500 });
        for (const text of [...all, ...all]) expect(memo.unwrap(text)).toEqual(unwrap(text));
      }),
      { numRuns: 300 },
    );
  });

  test('is given again without work, until it is forgotten', () => {
    const memo = new UnwrapMemo(unwrap);
    const text = `Bearer ${jws()}`;
    const first = memo.unwrap(text);
    expect(memo.unwrap(text)).toBe(first);
    memo.forget();
    expect(memo.unwrap(text)).not.toBe(first);
  });

  test('makes room when it is full', () => {
    const memo = new UnwrapMemo(unwrap, { longest: 1000, characters: 1000 });
    const text = `Bearer ${jws()}`;
    const first = memo.unwrap(text);
    for (let n = 0; n < 10; n++) memo.unwrap(`Bearer ${jws({ n, long: 'x'.repeat(100) })}`);
    expect(memo.unwrap(text)).not.toBe(first);
    expect(memo.unwrap(text)).toEqual(first);
  });
});
