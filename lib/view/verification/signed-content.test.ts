import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, jws } from '../../../tests/support/tokens.ts';
import { contentReadings, type Verifier, verifyAmong } from './signed-content.ts';

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

describe('a token is verified with the reading that matches', () => {
  const [one, two] = [new Uint8Array([1]), new Uint8Array([2])];
  const failed = { algorithm: 'HS256', reason: { code: 'signature-mismatch' }, key: null } as const;

  /** Says that the content matches which begins with 2. */
  function verifier(calculates = true) {
    const tried: (number | undefined)[] = [];
    const verify: Verifier = async (token, _keys, { detachedContent }) => {
      tried.push(detachedContent?.[0]);
      if (!calculates || detachedContent === undefined)
        return { token, signature: { state: 'unsupported', algorithm: null, why: 'form' } };
      const matches = detachedContent[0] === 2;
      const signature = { state: 'failed', ...failed, matches, attempts: [] } as const;
      return { token, givenContent: detachedContent.length, signature };
    };
    return {
      tried,
      among: (...all: Uint8Array[]) => verifyAmong(verify, decoded(jws()), [], { now: 0 }, all),
    };
  }

  test('the first that does, or else the first of all', async () => {
    const { tried, among } = verifier();
    expect((await among(one, two, one)).signature).toMatchObject({ matches: true });
    expect(tried).toEqual([1, 2]);
    expect((await among(one, one)).signature).toMatchObject({ matches: false });
  });

  test('one is enough where nothing is calculated, and none is needed', async () => {
    const { tried, among } = verifier(false);
    await among(one, two);
    await among();
    expect(tried).toEqual([1, undefined]);
  });
});
