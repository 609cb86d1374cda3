import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INFLATE_LIMIT, inflate } from './inflate.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('inflate', () => {
  test('gives back what zlib packed, whatever its length and level', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom(0, 1, 9), (bytes, level) => {
        const { bytes: unpacked, end } = inflate(deflateSync(bytes, { level }));
        expect([...unpacked]).toEqual([...bytes]);
        expect(end).toBe('whole');
      }),
    );
  });

  test('stops a bomb at the limit', () => {
    const { bytes, end } = inflate(deflateSync(new Uint8Array(50_000_000)));
    expect(bytes).toHaveLength(INFLATE_LIMIT);
    expect(end).toBe('capped');
  });

  test('gives exactly the limit whole', () => {
    const { bytes, end } = inflate(deflateSync(new Uint8Array(INFLATE_LIMIT)));
    expect(bytes).toHaveLength(INFLATE_LIMIT);
    expect(end).toBe('whole');
  });

  test('says when a stream breaks off, and keeps what came before', () => {
    const random = Array.from({ length: 3000 }, (_, at) => String((at * 7919) % 1009)).join();
    const packed = deflateSync(random);
    const { bytes, end } = inflate(packed.subarray(0, packed.length / 2));
    expect(end).toBe('damaged');
    expect(random.startsWith(new TextDecoder().decode(bytes))).toBe(true);
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['text', bytesOf('hello world')],
    ['a header alone', new Uint8Array([0x78, 0x9c])],
    ['a preset dictionary', new Uint8Array([0x78, 0xbb, 1, 2, 3, 4, 3, 0])],
  ])('takes %s for no stream', (_, bytes) => {
    expect(inflate(bytes).end).toBe('damaged');
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        inflate(bytes);
        inflate(new Uint8Array([0x78, 0x9c, ...bytes]));
      }),
      { numRuns: 2000 },
    );
  });
});
