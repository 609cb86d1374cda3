import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import { base64urlText } from '../../tests/support/arbitraries.ts';
import { jwsOf, segment } from '../../tests/support/tokens.ts';
import { faultSentence, unreadableSentence } from './fault-words.ts';
import { readToken } from './reading.ts';

const HEADER = segment('{"alg":"RS256"}');
const sentences = (text: string): readonly string[] => readToken(text).faults.map(faultSentence);

afterEach(speakEnglish);

describe('a fault is said in one sentence', () => {
  test.each([
    [`${HEADER}=.e30.c2ln`, 'The header is padded with = at offset 20; tokens have no padding.'],
    [`${HEADER}.e 0.c2ln`, 'The claims segment is not base64url: it has a space at offset 1.'],
    [
      `${HEADER.slice(0, 9)} ${HEADER.slice(9)}.e30.c2ln`,
      'The token has a white-space character inside, at offset 9; it was read without.',
    ],
    [
      `${HEADER}.e3ä0.c2ln`,
      'The claims segment is not base64url: it has the character U+00E4 at offset 2.',
    ],
    [jwsOf('[]', '{"alg":1}'), "The header's alg is a number, not a string."],
    [`${HEADER}.e30`, 'A JWS has three segments, this one has 2: the signature is missing.'],
    ['hello', 'This is no token: a JWS has three segments and a JWE five, this text has one.'],
  ])('%s', (text, sentence) => {
    expect(sentences(text)).toContain(sentence);
  });

  test('in German as well', () => {
    speakGerman();
    expect(sentences(`${HEADER}=.e30.c2ln`)).toEqual([
      'Der Header ist an Position 20 mit = aufgefüllt; Token haben kein Padding.',
    ]);
    const { claims } = readToken(jwsOf('[1]', '{"alg":"RS256"}'));
    expect(claims?.state === 'unreadable' && unreadableSentence(claims.reason)).toBe(
      'Die Claims sind JSON, aber ein Array und kein Objekt.',
    );
  });

  test('whatever the text is, and without a gap', () => {
    const parts = fc.oneof(base64urlText, fc.constantFrom(HEADER, 'e30', '', '~', ' ', '{"a'));
    const texts = fc.array(parts, { maxLength: 6 }).map((list) => list.join('.'));
    fc.assert(
      fc.property(texts, (text) => {
        for (const sentence of sentences(text)) {
          expect(sentence).toMatch(/^[A-Z].*\.$/s);
          expect(sentence).not.toMatch(/\{(?:place|offset|count|found|character|name)\}/);
        }
      }),
    );
  });
});
