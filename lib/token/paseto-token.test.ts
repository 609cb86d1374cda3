import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../tests/fixtures/paseto.json' with { type: 'json' };
import { bytes } from '../../tests/support/arbitraries.ts';
import { decoded } from '../../tests/support/tokens.ts';
import { encodeBase64url } from '../jose/base64url.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { dateClaim } from './dates.ts';
import { decodeToken } from './decode.ts';
import { readToken } from './reading.ts';

const valid = vectors.cases.filter(({ payload }) => payload !== null);
const refused = vectors.cases.filter(({ payload }) => payload === null);

function claimsOf(raw: string): string {
  const { claims } = decoded(raw);
  return claims.state === 'read' ? stringifyJson(claims.set) : claims.state;
}

/** A public token of a message and a made-up signature. */
function signed(message: string, version = 'v4', size = 64): string {
  const all = Buffer.concat([Buffer.from(message), Buffer.alloc(size, 1)]);
  return `${version}.public.${encodeBase64url(all)}`;
}

describe('the test vectors of PASETO', () => {
  test.each(valid)('$name', ({ token: raw, payload, footer }) => {
    const token = decoded(raw);
    expect(token).toMatchObject({ form: 'paseto', faults: [] });
    expect(claimsOf(raw)).toBe(raw.includes('.public.') ? payload : 'encrypted');
    expect(token.paseto?.footer?.reading.text ?? '').toBe(footer);
    for (const { start, end, text } of token.segments) expect(raw.slice(start, end)).toBe(text);
  });

  test.each(refused)('$name is refused for its padding', ({ token: raw }) => {
    expect(decoded(raw).faults.map(({ code }) => code)).toEqual(['padding']);
  });
});

describe('a public token', () => {
  test.each([
    ['v1', 256],
    ['v2', 64],
    ['v3', 96],
    ['v4', 64],
  ] as const)('of %s ends with a signature of %i bytes', (version, size) => {
    expect(claimsOf(signed('{"sub":"ada"}', version, size))).toBe('{"sub":"ada"}');
    expect(decodeToken(signed('', version, size - 1))).toBeNull();
  });

  test('says what is wrong with its message', () => {
    const { claims, faults } = decoded(signed('{"a":1,"a":'));
    expect(claims).toMatchObject({ state: 'unreadable', text: '{"a":1,"a":' });
    expect(faults).toMatchObject([{ code: 'unexpected-end', segment: 'payload', inside: 11 }]);
    expect(decoded(signed('{"a":1,"a":2}')).faults).toMatchObject([{ code: 'duplicate-member' }]);
    expect(decoded(signed('[1]')).claims).toMatchObject({ state: 'unreadable' });
  });

  test('has its dates as text', () => {
    const token = decoded(signed('{"exp":"2039-01-01T00:00:00+00:00","iat":1,"nbf":"2039"}'));
    expect(dateClaim(token, 'exp')).toBe(Date.UTC(2039, 0, 1));
    expect(dateClaim(token, 'iat')).toBeNull();
    expect(dateClaim(token, 'nbf')).toBeNull();
  });

  test('may be of any message', () => {
    fc.assert(
      fc.property(bytes, bytes, (message, footer) => {
        const raw = `v4.public.${encodeBase64url(Buffer.concat([message, Buffer.alloc(64)]))}`;
        const whole = footer.length === 0 ? raw : `${raw}.${encodeBase64url(footer)}`;
        const { segments, paseto } = decoded(whole);
        expect(segments[2]?.bytes?.subarray(0, -64)).toEqual(message);
        expect(segments[3]?.bytes ?? new Uint8Array()).toEqual(footer);
        expect(paseto?.message?.certain).toBe(true);
      }),
    );
  });
});

describe('no PASETO', () => {
  test.each([
    ['another version', 'v5.public.e30', 'unknown-version'],
    ['another purpose', 'v4.secret.e30', 'unknown-purpose'],
    ['too short', 'v4.local.e30', 'too-short'],
    ['two segments', 'v4.public', 'segment-count'],
    ['five segments', `${signed('{}')}.e30.e30`, 'segment-count'],
    ['a foreign character', `${signed('{}')}$`, 'invalid-character'],
    ['a foreign character in the footer', `${signed('{}')}.$$`, 'invalid-character'],
  ])('%s', (_name, text, code) => {
    expect(decodeToken(text)).toBeNull();
    expect(readToken(text)).toMatchObject({ form: 'paseto', token: null });
    expect(readToken(text).faults.map((fault) => fault.code)).toContain(code);
  });

  test('an empty footer is none', () => {
    expect(decodeToken(`${signed('{}')}.`)).toBeNull();
  });
});
