import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText } from '../../tests/support/arbitraries.ts';
import { segment } from '../../tests/support/tokens.ts';
import { encodeBase64url } from './base64url.ts';
import { formOf, readJoseHeader } from './compact.ts';
import { stringifyJson } from './json-text.ts';

const headerText = (text: string): string | null => {
  const header = readJoseHeader(segment(text));
  return header && stringifyJson(header);
};

describe('the JOSE header', () => {
  test.each([
    '{"alg":"none"}',
    '{"typ":"JWT","alg":"HS256"}',
    '{"alg":1}',
    '{"kid":"ключ é 😀","alg":"RS256"}',
  ])('%s is one', (text) => {
    expect(headerText(text)).toBe(text);
  });

  test('may be laid out with spaces and line breaks, as in RFC 7515 appendix A.1', () => {
    expect(headerText('{"typ":"JWT",\r\n "alg":"HS256"}')).toBe('{"typ":"JWT","alg":"HS256"}');
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
    ['nothing', ''],
  ])('%s is none', (_name, text) => {
    expect(headerText(text)).toBeNull();
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
      const header = readJoseHeader(segment(text));
      expect(header && formOf(header)).toBe(form);
    }
  });
});
