import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText } from '../../tests/support/arbitraries.ts';
import {
  decoded,
  ENCRYPTING,
  encrypted,
  jwe,
  jws,
  jwsOf,
  SIGNING,
  segment,
  signed,
} from '../../tests/support/tokens.ts';
import { encodeBase64url } from '../jose/base64url.ts';
import { stringifyJson } from '../jose/json.ts';
import { stringMember } from '../jose/members.ts';
import { decodeToken } from './decode.ts';

const HEADER = segment('{"alg":"RS256"}');

/** The claims as text, or why there are none. */
function claimsOf(raw: string): string {
  const { claims } = decoded(raw);
  if (claims.state === 'read') return stringifyJson(claims.set);
  return claims.state === 'unreadable' ? claims.reason : claims.state;
}

describe('real tokens', () => {
  test.each(SIGNING)('a JWS by %s says what was signed', async (alg) => {
    const claims = '{"sub":"ada","n":100002348117421473}';
    const token = decoded(await signed(claims, alg));
    expect(token.form).toBe('jws');
    expect(stringMember(token.header, 'alg')).toBe(alg);
    expect(claimsOf(token.raw)).toBe(claims);
  });

  test.each(ENCRYPTING)(
    'a JWE by %s shows its header, and that its claims are encrypted',
    async (alg) => {
      const token = decoded(await encrypted('{"sub":"ada"}', alg));
      expect(token).toMatchObject({ form: 'jwe', claims: { state: 'encrypted' } });
      expect(stringMember(token.header, 'enc')).toBe('A256GCM');
    },
  );
});

describe('claims', () => {
  test.each([
    ['numbers as written', '{"a":100002348117421473,"b":3.0,"c":1e400,"d":-0}'],
    ['non-ASCII', '{"name":"Zoë Łukasiewicz 漢字 😀","bidi":"\u202e"}'],
    ['order and duplicates', '{"z":1,"a":2,"1":3,"a":4}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['nothing', '{}'],
  ])('%s', (_name, text) => {
    expect(claimsOf(jwsOf(text))).toBe(text);
  });

  test('the signature may be empty', () => {
    expect(claimsOf(jwsOf('{"sub":"ada"}', '{"alg":"none"}', ''))).toBe('{"sub":"ada"}');
  });

  test('padding and loose bits do not hide them', () => {
    expect(claimsOf(`${HEADER}.${segment('{"a":1}')}==.c2ln`)).toBe('{"a":1}');
  });
});

describe('claims that cannot be read come with a sentence that says why', () => {
  test.each([
    ['detached', `${HEADER}..c2ln`, 'is empty: the content is detached (RFC 7515 appendix F).'],
    ['of impossible length', `${HEADER}.abcde.c2ln`, 'has an impossible length at offset 5.'],
    ['not base64url', `${HEADER}.ab$d.c2ln`, 'has a foreign character at offset 2.'],
    [
      'not UTF-8',
      `${HEADER}.${encodeBase64url(Uint8Array.of(0x7b, 0xff, 0x7d))}.c2ln`,
      'not UTF-8: the bytes go wrong at offset 1.',
    ],
    ['cut JSON', jwsOf('{"sub":'), 'not JSON: unexpected end at offset 7.'],
    ['two texts', jwsOf('{}{}'), 'not JSON: trailing text at offset 2.'],
    ['a bomb', jwsOf('['.repeat(100_000)), 'not JSON: too deep at offset'],
    ['an array', jwsOf('[1]'), 'JSON, but an array, not an object.'],
    ['a string', jwsOf('"ada"'), 'JSON, but a string, not an object.'],
    ['a number', jwsOf('12'), 'JSON, but a number, not an object.'],
    ['null', jwsOf('null'), 'JSON, but null, not an object.'],
    ['true', jwsOf('true'), 'JSON, but true, not an object.'],
  ])('%s', (_name, raw, reason) => {
    expect(claimsOf(raw)).toMatch(/^The claims .*\.$/);
    expect(claimsOf(raw)).toContain(reason);
  });

  test('what could be read of them is kept as text', () => {
    expect(decoded(jwsOf('just text')).claims).toMatchObject({ text: 'just text' });
    expect(decoded(`${HEADER}.ab$d.c2ln`).claims).toMatchObject({ text: 'ab$d' });
    expect(decoded(`${HEADER}..c2ln`).claims).toMatchObject({ text: null });
  });
});

describe('no token', () => {
  test.each([
    '',
    '.',
    '..',
    '....',
    HEADER,
    `${HEADER}.e30`,
    `${HEADER}.e30.c2ln.x`,
    `${HEADER}.e30.c2ln.x.y`,
    jwe().split('.').slice(0, 3).join('.'),
    `${jwe()}.x`,
    `${segment('{"user":1}')}.ZxYzAb.c2ln`,
    ` ${jws()}`,
    `Bearer ${jws()}`,
    '.'.repeat(10_000),
  ])('%j', (text) => {
    expect(decodeToken(text)).toBeNull();
  });

  test('any text is answered', () => {
    const part = fc.oneof(anyText, base64urlText, anyText.map(segment), fc.constant(HEADER));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const token = decodeToken(parts.join('.'));
        expect(token === null || token.raw === parts.join('.')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
