import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jws } from '../../tests/gallery/tokens.ts';
import { parseJson } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { decodeToken } from '../token/decode.ts';
import { maskPerson } from './hidden-text.ts';
import { NO_VEIL } from './no-veil.ts';
import { veilOf } from './veil.ts';
import { plainVisibleText, spokenText } from './visible-text.ts';

const CLAIMS = {
  iss: 'https://accounts.shop.example',
  sub: 'user-7f3a',
  email: 'ada@shop.example',
  name: 'Ada Lovelace',
  phone_number: 4_420_794_609,
  email_verified: true,
  address: { street_address: '12 St James Square', country: 'GB' },
  scope: 'orders:read',
  jti: 'b0a4c1de-9f7e-4a6e-8a53-1c0e1b2f3a4d',
};
const RAW = jws({ alg: 'RS256', kid: 'k1' }, CLAIMS);
const token = decodeToken(RAW);
if (token?.claims.state !== 'read') throw new Error('The token of this test is none.');
const { set } = token.claims;
const segments = RAW.split('.');

const tokens = veilOf('tokens', token);
const people = veilOf('tokens-and-people', token);
const shown = (text: string) => plainVisibleText(text);

const TEXTS = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

describe('a person', () => {
  test('is told by the first character and the host of an address', () => {
    expect(maskPerson('ada@shop.example')).toBe('a•••@shop.example');
    expect(maskPerson('Ada Lovelace')).toBe('A•••');
    expect(maskPerson('de')).toBe('•••');
    expect(maskPerson('😀😀😀')).toBe('😀•••');
  });

  test('is hidden in claims, whatever the depth, and nothing else is', () => {
    const text = shown(stringifyJson(people.json(set)));
    for (const secret of ['user-7f3a', 'ada@', 'Lovelace', '4420794609', 'St James', 'GB'])
      expect(text, secret).not.toContain(secret);
    for (const kept of ['orders:read', CLAIMS.jti, CLAIMS.iss, 'true', '"country"'])
      expect(text, kept).toContain(kept);
  });

  test('is shown while only the text of tokens is hidden', () => {
    expect(stringifyJson(tokens.json(set))).toBe(stringifyJson(set));
  });

  test('is hidden where one member is told of by its path', () => {
    expect(shown(people.at('$.address.country', '"GB"'))).toBe('"•••"');
    expect(shown(people.at('$.scope', '"orders:read"'))).toBe('"orders:read"');
  });

  test('is hidden in a disclosure', () => {
    const text = shown(people.content('["2GLC42sKQveCfGfryNRN9w","given_name","John"]'));
    expect(text).toContain('given_name');
    expect(text).not.toContain('John');
  });

  test('is hidden in sentences and URLs, and not within other words', () => {
    expect(shown(people.text('typ of Ada Lovelace, ada@shop.example'))).toBe(
      'typ of A•••, a•••@shop.example',
    );
    expect(
      shown(people.url('https://shop.example/users/user-7f3a?login_hint=ada%40shop.example')),
    ).toBe('https://shop.example/users/u•••?login_hint=a•••@shop.example');
    expect(people.text('superuser-7f3a')).toBe('superuser-7f3a');
  });

  test('a client is nobody', () => {
    const own = decodeToken(jws({ alg: 'RS256' }, { sub: 'batch-job', client_id: 'batch-job' }));
    if (!own) throw new Error('no token');
    expect(people.who({ who: 'batch-job', token: own }).text).toBe('batch-job');
    expect(shown(people.who({ who: 'ada@shop.example', token }).text)).toBe('a•••@shop.example');
    expect(spokenText(people.who({ who: 'ada@shop.example', token }).text)).toBe('hidden');
  });
});

describe('the text of tokens', () => {
  test.each([
    ['in a sentence', `it said ${RAW}.`],
    ['escaped in a URL', `https://shop.example/cb?x=1&t=${encodeURIComponent(RAW)}&y=2`],
    ['in a fragment', `https://shop.example/cb#access_token=${RAW}`],
    ['in a path', `https://shop.example/cb/${RAW}/x`],
    ['of another token', `https://shop.example/cb?id_token=${jws({ alg: 'none' }, { a: 1 })}`],
  ])('is hidden %s', (_, text) => {
    const url = shown(tokens.url(text));
    const plain = shown(tokens.text(text));
    for (const segment of segments.filter(({ length }) => length > 16)) {
      expect(url).not.toContain(segment);
      if (!text.includes('id_token')) expect(plain).not.toContain(segment);
    }
    expect(url).toContain('…');
  });

  test('other credentials are hidden in URLs, and what was asked for stays', () => {
    expect(
      shown(
        tokens.url(
          'https://ada:pw@api.shop.example/v1/orders/9?page=1&code=SplxlOBeZQQYbYS6WxSbIA',
        ),
      ),
    ).toBe('https://•••@api.shop.example/v1/orders/9?page=1&code=Splx…IA');
  });

  test('a part of a token is hidden as it is', () => {
    expect(shown(tokens.secret(segments[1] ?? ''))).toMatch(/^eyJ.…..$/);
    expect(shown(tokens.text(`near ${segments[1]}`))).not.toContain(segments[1]);
  });
});

test('nothing is hidden where nothing was chosen', () => {
  expect(veilOf('nothing', token)).toBe(NO_VEIL);
  expect(NO_VEIL.text(RAW)).toBe(RAW);
});

test('any text and any JSON is veiled without an error, once and for all', () => {
  fc.assert(
    fc.property(TEXTS, fc.jsonValue(), (text, json) => {
      expect(people.text(people.text(text))).toBe(people.text(text));
      expect(typeof people.url(text)).toBe('string');
      expect(typeof people.content(text)).toBe('string');
      const reading = parseJson(JSON.stringify(json));
      if (reading.ok)
        expect(parseJson(people.content(JSON.stringify(json))).ok).toBeTypeOf('boolean');
    }),
  );
});
