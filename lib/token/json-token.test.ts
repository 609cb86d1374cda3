import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import fixtures from '../../tests/fixtures/json-serializations.json' with { type: 'json' };
import { decoded, segment } from '../../tests/support/tokens.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { stringMember } from '../jose/members.ts';
import { decodeToken } from './decode.ts';
import { readToken } from './reading.ts';

const rfc = (name: string): string =>
  JSON.stringify(fixtures.cases.find((one) => one.name.startsWith(name))?.value, null, 2);

/** The algorithms of a token's signatures or recipients. */
function algorithms(raw: string): readonly (string | undefined)[] {
  const { serialization } = decoded(raw);
  return (serialization?.protections ?? []).map(({ header }) => stringMember(header, 'alg'));
}

const PROTECTED = segment('{"alg":"HS256"}');
const FLAT = { payload: segment('{"sub":"ada"}'), protected: PROTECTED, signature: 'c2ln' };

describe('the examples of the RFCs', () => {
  test.each(fixtures.cases)('$name', ({ value }) => {
    const raw = JSON.stringify(value, null, 1);
    const token = decoded(raw);
    for (const { start, end, text } of token.segments) expect(raw.slice(start, end)).toBe(text);
    expect(token.segments.every(({ bytes }) => bytes !== null)).toBe(true);
  });

  test('a general JWS says who signed, and what', () => {
    const token = decoded(rfc('RFC 7515 A.6'));
    expect(token).toMatchObject({ form: 'jws-json', detached: false, faults: [] });
    expect(stringifyJson(token.header)).toBe('{"alg":"RS256","kid":"2010-12-29"}');
    expect(algorithms(token.raw)).toEqual(['RS256', 'ES256']);
    expect(token.claims.state === 'read' && stringMember(token.claims.set, 'iss')).toBe('joe');
    expect(token.segments.map(({ name, index }) => `${name} ${index}`)).toEqual([
      'claims 0',
      'header 0',
      'signature 0',
      'header 1',
      'signature 1',
    ]);
  });

  test('detached content is told', () => {
    expect(decoded(rfc('RFC 7520 4.5'))).toMatchObject({
      detached: true,
      claims: { state: 'unreadable' },
      faults: [],
    });
  });

  test('a header that nothing protects is one', () => {
    expect(algorithms(rfc('RFC 7520 4.7'))).toEqual(['HS256']);
    expect(algorithms(rfc('RFC 7520 4.8'))).toEqual(['RS256', 'ES512', 'HS256']);
  });

  test('a JWE has one header for each recipient, made of all that is shared', () => {
    const token = decoded(rfc('RFC 7520 5.13'));
    expect(token).toMatchObject({ form: 'jwe-json', claims: { state: 'encrypted' }, faults: [] });
    expect(algorithms(token.raw)).toEqual(['RSA1_5', 'ECDH-ES+A256KW', 'A256GCMKW']);
    expect(stringMember(token.header, 'enc')).toBe('A128CBC-HS256');
    expect(stringMember(token.header, 'cty')).toBe('text/plain');
    expect(token.serialization?.syntax).toBe('general');
  });

  test('additional data is a segment', () => {
    expect(decoded(rfc('RFC 7520 5.10')).segments.map(({ name }) => name)).toContain(
      'additional-data',
    );
  });
});

describe('faults', () => {
  const codes = (value: object): readonly string[] =>
    decoded(JSON.stringify(value)).faults.map(({ code, segment: where, name }) =>
      [code, where, name].filter((part) => part !== null).join(' '),
    );

  test.each([
    ['none', FLAT, []],
    ['a padded payload', { ...FLAT, payload: 'e30=' }, ['padding claims']],
    ['an empty signature', { ...FLAT, signature: '' }, ['empty-signature signature']],
    ['a loose signature', { ...FLAT, signature: 'c2lh' }, []],
    ['a bad signature', { ...FLAT, signature: 'c2l$' }, ['invalid-character signature']],
    [
      'one name in two headers',
      { ...FLAT, header: { alg: 'none' } },
      ['duplicate-header header alg'],
    ],
    [
      'a name twice in one header',
      { ...FLAT, protected: segment('{"alg":"a","alg":"b"}') },
      ['duplicate-member header alg'],
    ],
  ])('%s', (_name, value, faults) => {
    expect(codes(value)).toEqual(faults);
  });

  test('have their offset in the JSON text', () => {
    const raw = `{"signature":"c2ln","protected":"${PROTECTED}","payload":"e3$"}`;
    expect(decoded(raw).faults).toMatchObject([
      { code: 'invalid-character', at: raw.indexOf('$') },
    ]);
  });

  test('a member twice in the text itself', () => {
    const raw = JSON.stringify(FLAT).replace('{', '{"payload":"e30",');
    expect(decoded(raw).faults).toMatchObject([
      { code: 'duplicate-member', name: 'payload', at: 17 },
    ]);
  });

  test('escapes in the text do not move a segment', () => {
    const raw = JSON.stringify(FLAT).replace('"c2ln"', '"\\u0063\\u0032ln"');
    const signature = decoded(raw).segments.at(-1);
    expect(signature?.text).toBe('c2ln');
    expect(raw.slice(signature?.start, signature?.end)).toBe('\\u0063\\u0032ln');
  });

  test('content that is not encoded is read as it stands (RFC 7797 §4.2)', () => {
    const header = segment('{"alg":"HS256","b64":false,"crit":["b64"]}');
    const token = decoded(JSON.stringify({ ...FLAT, protected: header, payload: '{"a":"."}' }));
    expect(token.claims.state === 'read' && stringifyJson(token.claims.set)).toBe('{"a":"."}');
    expect(token.faults).toEqual([]);
  });
});

describe('no token', () => {
  test.each([
    ['an object', { sub: 'ada' }],
    ['a webhook', { payload: { id: 1 }, signature: 'c2ln' }],
    ['a signed text', { payload: 'e30', signature: 'c2ln' }],
    ['a header without alg', { ...FLAT, protected: segment('{"kid":"x"}') }],
    ['no signature', { payload: 'e30', protected: PROTECTED }],
    ['no signatures', { payload: 'e30', signatures: [] }],
    ['a ciphertext alone', { ciphertext: 'e30', iv: 'e30' }],
  ])('%s', (_name, value) => {
    expect(decodeToken(JSON.stringify(value))).toBeNull();
    expect(readToken(JSON.stringify(value)).faults).not.toEqual([]);
  });

  test('an array of tokens is several', () => {
    expect(decodeToken(JSON.stringify([FLAT, FLAT]))).toBeNull();
    expect(readToken(JSON.stringify([FLAT])).form).toBe('jws-json');
  });

  test('cut JSON is read as far as it goes', () => {
    const reading = readToken(JSON.stringify(FLAT).slice(0, -3));
    expect(reading.token).toBeNull();
    expect(reading.faults.map(({ code }) => code)).toEqual([
      'not-a-serialization',
      'unexpected-end',
    ]);
  });

  test('any members are answered', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(PROTECTED, 'e30', {}, [{}], [FLAT]));
    const names = [
      'payload',
      'protected',
      'header',
      'signature',
      'signatures',
      'ciphertext',
    ] as const;
    const more = ['recipients', 'unprotected', 'iv', 'tag', 'aad', 'encrypted_key'] as const;
    const shape = Object.fromEntries([...names, ...more].map((name) => [name, value]));
    fc.assert(
      fc.property(fc.record(shape, { requiredKeys: [] }), (object) => {
        const raw = JSON.stringify(object);
        for (const { at } of decodeToken(raw)?.faults ?? []) {
          expect(at).toBeLessThanOrEqual(raw.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
