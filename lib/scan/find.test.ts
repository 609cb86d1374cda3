import { describe, expect, test } from 'vitest';
import {
  ENCRYPTING,
  encrypted,
  jwe,
  jws,
  jwsOf,
  SIGNING,
  segment,
  signed,
} from '../../tests/support/tokens.ts';
import { findTokens } from './find.ts';

/** The tokens found in a text, as text. */
const found = (text: string): readonly string[] =>
  findTokens(text).map(({ start, end }) => text.slice(start, end));

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });

describe('real tokens', () => {
  test.each(SIGNING)('a JWS by %s is found whole', async (alg) => {
    const token = await signed('{"sub":"ada"}', alg);
    expect(findTokens(`Bearer ${token}`)).toEqual([
      { start: 7, end: 7 + token.length, form: 'jws' },
    ]);
  });

  test.each(ENCRYPTING)('a JWE by %s is found whole', async (alg) => {
    const token = await encrypted('{"sub":"ada"}', alg);
    expect(findTokens(`"${token}"`)).toEqual([{ start: 1, end: 1 + token.length, form: 'jwe' }]);
  });
});

describe('the span is exact', () => {
  test.each([
    ['nothing', '', ''],
    ['quotes', '"', '"'],
    ['single quotes', "'", "'"],
    ['a scheme', 'Bearer ', ''],
    ['prose', 'the token is ', ' and no other.'],
    ['a sentence’s full stop', 'use ', '. Then'],
    ['percent-encoded quotes', '%22', '%22'],
    ['a percent-encoded space', 'Bearer%20', '%20x'],
    ['a word that ends in ey', 'monkey', '~'],
    ['letters of base64url', 'abc-_123', '/'],
    ['JSON', '{"id_token":"', '","x":1}'],
    ['a path', '/reset/', '/now'],
    ['a parameter', 'access_token=', '&state=1'],
    ['a cookie', 'a=1; session=', '; b=2'],
    ['tildes', '~', '~'],
    ['angle brackets', '<', '>'],
    ['line breaks', '\n', '\r\n'],
    ['a foreign script', 'ключ', '漢字'],
    ['the start of another token', 'eyJhbGciOi', ' '],
    ['a dot', 'x.', '.'],
  ])('between %s', (_name, before, after) => {
    expect(found(before + TOKEN + after)).toEqual([TOKEN]);
  });

  test('several tokens in one text, apart or glued by dots', () => {
    expect(found(`${TOKEN}, ${OTHER} ${jwe()}`)).toEqual([TOKEN, OTHER, jwe()]);
    expect(found(`${TOKEN}.${OTHER}`)).toEqual([TOKEN, OTHER]);
    expect(found(`${TOKEN}~${OTHER}`)).toEqual([TOKEN, OTHER]);
    expect(found(`${TOKEN} ${TOKEN}`)).toEqual([TOKEN, TOKEN]);
  });

  test('a token that begins late in a failed one is found', () => {
    expect(found(`eyJhbGci.${TOKEN}`)).toEqual([TOKEN]);
    expect(found(`${segment('{"alg":"dir","enc":"A256GCM"}')}.x.${TOKEN}`)).toHaveLength(1);
  });

  test('a token inside a claim of another is not a second one', () => {
    expect(found(jws({ nested: OTHER }))).toHaveLength(1);
  });
});

describe('every shape of a compact serialization', () => {
  const header = segment('{"alg":"none"}');

  test.each([
    ['an empty signature', `${header}.${segment('{}')}.`],
    ['detached content', `${header}..c2ln`],
    ['nothing but a header', `${header}..`],
    ['a JWE whose key is empty', jwe()],
    ['a JWE with a key', jwe({ alg: 'RSA-OAEP' }, 'a2V5')],
    ['a JWE of a header alone', `${segment('{"alg":"dir","enc":"x"}')}....`],
    ['the shortest header', `${segment('{"alg":""}')}.e30.`],
    ['claims that are no JSON', `${header}.bm9wZQ.c2ln`],
  ])('%s', (_name, token) => {
    expect(found(`<${token}>`)).toEqual([token]);
  });

  test('padded segments, as some load balancers write them', () => {
    const pad = (text: string): string => text + '='.repeat((4 - (text.length % 4)) % 4);
    const token = [header, segment('{"sub":"1234"}'), segment('signature')].map(pad).join('.');
    expect(token).toMatch(/=\..*=\./);
    expect(found(`<${token}>`)).toEqual([token]);
  });

  test.each([
    '{ "alg":"RS256"}',
    '{\n"alg":"RS256"}',
    '{\r\n  "alg": "RS256"\r\n}',
    '{\t"alg":"RS256"}',
    '{  "typ" : "JWT" , "alg" : "RS256" }\n',
    '{"kid":"é漢😀","alg":"RS256"}',
    '{"long_member_name_of_someone":"value","alg":"RS256"}',
  ])('a header that is written %j', (text) => {
    expect(found(`x ${jwsOf('{}', text)}`)).toEqual([jwsOf('{}', text)]);
  });

  test('a header whose members are cut anywhere by a look at its beginning', () => {
    for (const value of [
      'true',
      'false',
      'null',
      '-12.5e+3',
      '"\\u00e9\\n"',
      '[[],{}]',
      '{"a":1}',
    ]) {
      for (let length = 1; length < 24; length++) {
        const token = jwsOf('{}', `{"${'m'.repeat(length)}":${value},"alg":"RS256"}`);
        expect(found(token), `${value} after ${length} letters`).toEqual([token]);
      }
    }
  });
});

describe('what only looks like a token stays silent', () => {
  test.each([
    ['two segments without claims', `${segment('{"alg":"none"}')}.example`],
    ['a Flask cookie', `${segment('{"user":1}')}.ZxYzAb.c2lnbmF0dXJl`],
    ['a cookie-session cookie', segment('{"views":3,"alg":"x"}')],
    ['an encrypted Laravel cookie', 'eyJpdiI6IjEyMyIsInZhbHVlIjoiYWJjIiwibWFjIjoiZGVmIn0='],
    ['a JWE that lost its tag', jwe().split('.').slice(0, 4).join('.')],
    ['a header that is an array', `${segment('["alg"]')}.e30.c2ln`],
    ['a header with a bare alg inside', `${segment('{"a":{"alg":"x"}}')}.e30.c2ln`],
    [
      'a header that is no UTF-8, before content that is no claims set',
      `${Buffer.from('{"alg":"\xff"}', 'latin1').toString('base64url')}.W10.c2ln`,
    ],
    ['standard base64 with + in the header', 'eyJhbGciOi+JSUzI1NiJ9.e30.c2ln'],
    ['a host name', 'eyJhbGciOi.example.com'],
    ['a file name', 'eyelash.min.js'],
    ['an e-mail address', 'eywood@a.b.c'],
    ['an empty text', ''],
  ])('%s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('an SD-JWT', () => {
  const ISSUED = `${segment('{"alg":"ES256","typ":"dc+sd-jwt"}')}.e30.c2ln`;
  const DISCLOSURE = segment('["salt","name","Ada"]');
  const KEY_BINDING = `${segment('{"alg":"ES256","typ":"kb+jwt"}')}.e30.c2ln`;

  test.each([
    ['without disclosures', `${ISSUED}~`],
    ['with disclosures', `${ISSUED}~${DISCLOSURE}~${DISCLOSURE}~`],
    ['with disclosures of a JWT that does not call itself one', `${TOKEN}~${DISCLOSURE}~`],
    ['with key binding', `${ISSUED}~${DISCLOSURE}~${KEY_BINDING}`],
  ])('%s is one token to its last character', (_name, text) => {
    expect(findTokens(`<${text}>`)).toEqual([{ start: 1, end: text.length + 1, form: 'sd-jwt' }]);
  });

  test('ends before what is neither disclosure nor key binding', () => {
    expect(found(`${ISSUED}~${DISCLOSURE}~example`)).toEqual([`${ISSUED}~${DISCLOSURE}~`]);
    expect(found(`${ISSUED}~${TOKEN}`)).toEqual([`${ISSUED}~`, TOKEN]);
  });
});

describe('a PASETO', () => {
  const body = 'a'.repeat(120);
  test.each([`v4.public.${body}`, `v2.local.${body}`, `v3.local.${body}.Zm9vdGVy`])(
    '%s is one token',
    (text) => {
      expect(findTokens(`"${text}"`)).toEqual([{ start: 1, end: text.length + 1, form: 'paseto' }]);
    },
  );

  test.each([`v5.public.${body}`, `dev4.local.${body}`, 'v4.public.example', `v4.secret.${body}`])(
    '%s is none',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe('a token that is not whole', () => {
  const claims = segment('{"sub":"ada"}');

  test('of two segments is one when its claims can be read', () => {
    const text = `${segment('{"alg":"none"}')}.${claims}`;
    expect(found(`(${text})`)).toEqual([text]);
  });

  test('whose header lost some characters is one when its claims can be read', () => {
    const header = Buffer.from('{"alg":\x9ez"","typ":"JWT"}', 'latin1').toString('base64url');
    expect(found(`${header}.${claims}.c2ln`)).toEqual([`${header}.${claims}.c2ln`]);
    expect(found(`${header}.${segment('[]')}.c2ln`)).toEqual([]);
  });

  test('whose content is not encoded is one', () => {
    const text = `${segment('{"alg":"HS256","b64":false,"crit":["b64"]}')}.$1-02.c2ln`;
    expect(found(`${text} `)).toEqual([text]);
  });
});

test('a token across the border of two blocks is found once', () => {
  for (const shift of [1, 2, 3, 20, TOKEN.length]) {
    const before = '.'.repeat((1 << 17) - shift);
    expect(found(`${before}${TOKEN} ${TOKEN}`)).toEqual([TOKEN, TOKEN]);
  }
});
