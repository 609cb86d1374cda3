import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16, base64urlText, bytes } from '../../tests/support/arbitraries.ts';
import {
  decodeAscii,
  decodeBase64url,
  decodeBase64urlStart,
  encodeBase64url,
  isBase64urlCode,
} from './base64url.ts';

const ascii = (reading: ReturnType<typeof decodeBase64url>): string =>
  reading.ok ? String.fromCharCode(...reading.bytes) : 'unread';

describe('base64url', () => {
  test.each([
    ['', ''],
    ['Zg', 'f'],
    ['Zm8', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg', 'foob'],
    ['Zm9vYmE', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ])('RFC 4648 §10: %s is "%s", canonically', (text, content) => {
    const reading = decodeBase64url(text);
    expect(ascii(reading)).toBe(content);
    expect(reading).toMatchObject({ ok: true, fault: null });
  });

  test('- and _ are the last two digits', () => {
    expect(decodeBase64url('-_-_')).toEqual({
      ok: true,
      bytes: Uint8Array.of(0xfb, 0xff, 0xbf),
      fault: null,
    });
    expect(encodeBase64url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
  });

  test('padding is read past and reported where it begins', () => {
    for (const [text, at] of [
      ['Zg==', 2],
      ['Zg=', 2],
      ['Zm8=', 3],
      ['Zm9v=', 4],
      ['=', 0],
    ] as const) {
      expect(decodeBase64url(text)).toMatchObject({ ok: true, fault: { code: 'padding', at } });
    }
  });

  test('a third = is a foreign character', () => {
    expect(decodeBase64url('Zg===')).toEqual({
      ok: false,
      fault: { code: 'invalid-character', at: 2 },
    });
  });

  test('bits that belong to no byte are reported at the last digit, and the bytes are given', () => {
    const reading = decodeBase64url('Zh');
    expect(ascii(reading)).toBe('f');
    expect(reading).toMatchObject({ fault: { code: 'loose-bits', at: 1 } });
    expect(decodeBase64url('Zm9')).toMatchObject({ fault: { code: 'loose-bits', at: 2 } });
  });

  test('loose bits are reported before padding: they cast more doubt', () => {
    expect(decodeBase64url('Zh==')).toMatchObject({ ok: true, fault: { code: 'loose-bits' } });
  });

  test.each([
    ['Zm9v Zm9v', 4],
    ['+abc', 0],
    ['abc/', 3],
    ['ab\nc', 2],
    ['é', 0],
    ['abcdé', 4],
    ['Zm=v', 2],
    ['ab😀d', 2],
    ['abc\u0000', 3],
  ])('the first foreign character of %j is at %i', (text, at) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, fault: { code: 'invalid-character', at } });
  });

  test.each([
    ['Z', 1],
    ['Zm9vY', 5],
    ['Zm9vY==', 5],
  ])('%s has a length that no bytes have', (text, at) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, fault: { code: 'invalid-length', at } });
  });

  test('decoding what was encoded gives the same bytes', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(decodeBase64url(encodeBase64url(content))).toEqual({
          ok: true,
          bytes: content,
          fault: null,
        });
      }),
    );
  });

  test('encoding agrees with the platform', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(encodeBase64url(content)).toBe(Buffer.from(content).toString('base64url'));
      }),
    );
  });

  test('text without a fault is the only text of its bytes', () => {
    fc.assert(
      fc.property(base64urlText, (text) => {
        const reading = decodeBase64url(text);
        if (reading.ok) expect(encodeBase64url(reading.bytes) === text).toBe(!reading.fault);
      }),
    );
  });

  test('any text is answered, with an offset inside it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyUtf16), (text) => {
        const { fault } = decodeBase64url(text);
        if (fault !== null) expect(fault.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test.each([
    ['Zm9v$m9v', 'foo'],
    ['Zm9vY$', 'foo'],
    ['Zm9vYm$', 'foob'],
    ['Zm9vYmF', 'fooba'],
    ['Zm9vY', 'foo'],
    ['$', ''],
    ['Z', ''],
  ])('of %s, which is refused or not, the start is read', (text, content) => {
    expect(String.fromCharCode(...decodeBase64urlStart(text))).toBe(content);
  });

  test('the way for ASCII gives what the other gives, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(base64urlText, anyText, bytes.map(encodeBase64url)), (text) => {
        const quick = decodeAscii(text);
        const reading = decodeBase64url(text);
        const plain =
          reading.ok && reading.fault === null && reading.bytes.every((byte) => byte < 0x80);
        expect(quick).toBe(plain ? ascii(reading) : null);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['Zm8=', 'Zm 9v', 'Zm9v\n', '+-_/', 'Zh', 'Zm9', 'Z', '\u00ff'])(
    'the way for ASCII leaves %j to the other',
    (text) => {
      expect(decodeAscii(text)).toBeNull();
    },
  );

  test('an alphabet of 64 codes, and no other code belongs to it', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter(isBase64urlCode);
    expect(codes).toHaveLength(64);
    expect(isBase64urlCode(Number.NaN)).toBe(false);
  });
});
