import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytes } from '../../tests/support/arbitraries.ts';
import { decodeUtf8 } from './utf8.ts';

/** An independent judge: the platform's decoder, where it exists with the same strictness. */
function platformText(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

/** Bytes that are nearly UTF-8: whole characters with stray bytes between them. */
const nearlyUtf8 = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xff }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [part])),
    ),
  );

describe('UTF-8', () => {
  test('all planes are read, and a byte-order mark is kept', () => {
    const text = '\ufeffaéß漢字😀\u0000';
    expect(decodeUtf8(Buffer.from(text))).toEqual({ ok: true, text });
  });

  test.each([
    ['a continuation byte on its own', [0x61, 0x80], 1],
    ['an overlong two-byte form', [0xc0, 0x80], 0],
    ['an overlong slash', [0x61, 0x62, 0xc1, 0xaf], 2],
    ['an overlong three-byte form', [0xe0, 0x80, 0xaf], 0],
    ['an overlong four-byte form', [0xf0, 0x80, 0x80, 0xaf], 0],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a pair of surrogates', [0x61, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], 1],
    ['a code point past U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a lead byte that never occurs', [0x61, 0xf5, 0x80, 0x80, 0x80], 1],
    ['a lead byte without the rest', [0x61, 0xe2, 0x82], 1],
    ['a sequence cut by a letter', [0xe2, 0x82, 0x61], 0],
    ['the second of two characters', [0xc3, 0xa9, 0xc3, 0x28], 2],
    ['0xFF', [0xff], 0],
  ])('%s is refused, with its offset', (_name, content, at) => {
    expect(decodeUtf8(Uint8Array.from(content))).toEqual({ ok: false, at });
  });

  test('the borders of every range are well-formed', () => {
    for (const point of [0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
      const text = String.fromCodePoint(point);
      expect(decodeUtf8(Buffer.from(text))).toEqual({ ok: true, text });
    }
  });

  test('agrees with the platform on any bytes, and what stands before the offset is well-formed', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, nearlyUtf8), (content) => {
        const reading = decodeUtf8(content);
        expect(reading.ok ? reading.text : null).toBe(platformText(content));
        if (reading.ok) return;
        expect(platformText(content.slice(0, reading.at))).not.toBeNull();
        // No character of any length begins there.
        for (const length of [1, 2, 3, 4]) {
          const whole = content.slice(reading.at, reading.at + length);
          expect(whole.length === length && platformText(whole) !== null).toBe(false);
        }
      }),
    );
  });
});
