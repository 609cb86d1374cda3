import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { segment } from '../../tests/support/tokens.ts';
import { encodeBase64url } from './base64url.ts';
import { formOf } from './compact.ts';
import { readJoseHeader } from './jose-header.ts';
import { JSON_DEPTH_LIMIT } from './json-depth.ts';
import { isUnencoded, member, stringMember } from './members.ts';
import { readSegment } from './segment.ts';

const headerOf = (text: string) => readJoseHeader(segment(text));

describe('the JOSE header', () => {
  test.each([
    '{"alg":"none"}',
    '{"typ":"JWT","alg":"HS256"}',
    '{"alg":1}',
    '{"kid":"ключ é 😀","alg":"RS256"}',
  ])('%s is one', (text) => {
    expect(headerOf(text)).not.toBeNull();
  });

  test('may be laid out with spaces and line breaks, as in RFC 7515 appendix A.1', () => {
    expect(headerOf('{"typ":"JWT",\r\n "alg":"HS256"}')).toMatchObject({
      algorithm: 'HS256',
      type: 'jwt',
    });
  });

  test.each([
    ['an object without alg', '{"typ":"JWT"}'],
    ['a Flask session', '{"user":1,"_fresh":true}'],
    ['an array', '["alg"]'],
    ['a string', '"alg"'],
    ['a member alg further in', '{"a":{"alg":"RS256"}}'],
    ['an inherited member', '{"__proto__":{"alg":"RS256"}}'],
    ['cut JSON', '{"alg":"RS256"'],
    ['two texts', '{"alg":"RS256"}{}'],
    [
      'what is nested too deeply',
      `{"alg":1,"a":${'['.repeat(JSON_DEPTH_LIMIT)}1${']'.repeat(JSON_DEPTH_LIMIT)}}`,
    ],
    ['nothing', ''],
  ])('%s is none', (_name, text) => {
    expect(headerOf(text)).toBeNull();
  });

  test('bytes that are not UTF-8 are none', () => {
    const bytes = Buffer.from('{"alg":"RS256","kid":"?"}');
    bytes[bytes.indexOf('?')] = 0xff;
    expect(readJoseHeader(encodeBase64url(bytes))).toBeNull();
  });

  test('padding and loose bits do not hide one', () => {
    expect(readJoseHeader(`${segment('{"alg":"none"}')}=`)).not.toBeNull();
    expect(readJoseHeader(segment('{"alg":"none"}').replace(/0$/, '1'))).not.toBeNull();
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, base64urlText, anyText.map(segment)), (text) => {
        expect(() => readJoseHeader(text)).not.toThrow();
      }),
    );
  });
});

describe('the form', () => {
  test('enc makes a JWE, whatever its value', () => {
    for (const [text, form] of [
      ['{"alg":"dir","enc":"A256GCM"}', 'jwe'],
      ['{"alg":"dir","enc":null}', 'jwe'],
      ['{"alg":"RS256"}', 'jws'],
      ['{"alg":"RS256","ENC":"A256GCM"}', 'jws'],
    ] as const) {
      expect(headerOf(text)?.form).toBe(form);
    }
  });
});

/** A header that reads as such, or nearly. */
const headerLike = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '{"alg":"RS256"', '"alg":', '"enc":1', '"typ":"JWT"', '"b64":false', '"b64":0'],
      ...[
        ',',
        ':',
        '[',
        ']',
        '"alg"',
        '"a"',
        'null',
        '1e400',
        '01',
        '{}',
        ' ',
        '\ufeff',
        '"\\u0061lg"',
      ],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

test('a look at a header says what reading it whole does', () => {
  const texts = fc.oneof(headerLike, jsonLikeText, anyText);
  fc.assert(
    fc.property(texts, fc.constantFrom('', '=', '==', 'A', '!'), (text, end) => {
      const encoded = segment(text) + end;
      const { json } = readSegment(encoded);
      const isHeader = json?.type === 'object' && member(json, 'alg') !== undefined;
      expect(readJoseHeader(encoded)).toEqual(
        isHeader
          ? {
              form: formOf(json),
              algorithm: stringMember(json, 'alg') ?? null,
              type: stringMember(json, 'typ')?.toLowerCase() ?? '',
              unencoded: isUnencoded(json),
            }
          : null,
      );
    }),
    { numRuns: 3000 },
  );
});
