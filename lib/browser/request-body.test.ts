import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestBodyOf } from './request-body.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const text = (content: string) => ({ text: content, contentType: null });

describe('the body of a request', () => {
  test('is null where there is none', () => {
    expect(requestBodyOf({})).toBeNull();
    expect(requestBodyOf({ formData: {} })).toBeNull();
    expect(requestBodyOf({ raw: [] })).toBeNull();
    expect(requestBodyOf({ raw: [{ bytes: new ArrayBuffer(0) }] })).toBeNull();
  });

  test('is parameters where the browser took a form apart, in its order, each value by itself', () => {
    const formData = { grant_type: ['refresh_token'], scope: ['a', 'b'], odd: [bytes('ä')] };
    expect(requestBodyOf({ formData })).toEqual({
      body: {
        form: [
          { name: 'grant_type', value: 'refresh_token' },
          { name: 'scope', value: 'a' },
          { name: 'scope', value: 'b' },
          { name: 'odd', value: 'ä' },
        ],
      },
      isCut: false,
    });
  });

  test('is the pieces as one text, also where a character lies across two of them', () => {
    const [whole, cut] = [new Uint8Array(bytes('{"a":"ä"}')), 7];
    const raw = [{ bytes: whole.slice(0, cut).buffer }, { bytes: whole.slice(cut).buffer }];
    expect(requestBodyOf({ raw })).toEqual({ body: text('{"a":"ä"}'), isCut: false });
  });

  test('leaves files alone, and says so', () => {
    const raw = [
      { bytes: bytes('a=') },
      { file: '/home/ada/letter.txt' },
      { bytes: bytes('&b=2') },
    ];
    expect(requestBodyOf({ raw })).toEqual({ body: text('a=&b=2'), isCut: true });
  });

  test('that the browser does not show is counted as left alone', () => {
    expect(requestBodyOf({ error: 'Unknown error.' })).toEqual({ body: null, isCut: true });
    expect(requestBodyOf({ raw: [{ file: 'a.bin' }] })).toEqual({ body: null, isCut: true });
  });

  test('is cut at the limit, and says so', () => {
    const raw = [{ bytes: bytes('12345') }, { bytes: bytes('67890') }];
    expect(requestBodyOf({ raw }, 10)).toEqual({ body: text('1234567890'), isCut: false });
    expect(requestBodyOf({ raw }, 7)).toEqual({ body: text('1234567'), isCut: true });
    expect(requestBodyOf({ raw }, 5)).toEqual({ body: text('12345'), isCut: true });
  });

  test('that is a form is within the limit with its names, and short parameters stay whole', () => {
    const [file, long] = ['x'.repeat(100), 'n'.repeat(100)];
    const formData = { file: [file], refresh_token: ['abc'], [long]: ['1'], scope: ['a'] };
    expect(requestBodyOf({ formData }, 60)).toEqual({
      body: {
        form: [
          { name: 'file', value: 'x'.repeat(15) },
          { name: 'refresh_token', value: 'abc' },
          { name: 'scope', value: 'a' },
        ],
      },
      isCut: true,
    });
    expect(requestBodyOf({ formData: { a: ['123'], b: ['456'] } }, 8)?.isCut).toBe(false);
    expect(requestBodyOf({ formData: { a: ['123'], b: ['456'] } }, 7)?.isCut).toBe(true);
  });

  test('is read whatever the bytes are, and is never longer than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.nat(60), (pieces, limit) => {
        const raw = pieces.map((piece) => ({ bytes: piece.slice().buffer }));
        const found = requestBodyOf({ raw }, limit);
        if (found?.body === null || found?.body === undefined || !('text' in found.body)) return;
        // A byte becomes at most one character.
        expect(found.body.text.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
