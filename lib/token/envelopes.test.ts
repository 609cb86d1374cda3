import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  base64,
  base64url,
  ENVELOPE_EXAMPLES,
  flask,
  hex,
  packed,
  SIGNED_AT,
} from '../../tests/support/cookie-examples.ts';
import { jwt } from '../../tests/support/jwt.ts';
import { stringifyJson } from '../jose/json.ts';
import { INFLATE_LIMIT } from './envelopes/inflate.ts';
import { ENVELOPE_FAMILIES } from './envelopes.ts';
import type { Recognition } from './recognition.ts';
import { recognise } from './references.ts';

const text64 = (text: string): string => Buffer.from(text).toString('base64');
const text64url = (text: string): string => Buffer.from(text).toString('base64url');

function example(family: string): { readonly name: string; readonly value: string } {
  const found = ENVELOPE_EXAMPLES[family];
  if (found === undefined) throw new Error(`no example of ${family}`);
  return found;
}

function read(name: string, value: string, beside?: ReadonlySet<string>): Recognition {
  const found = recognise(name, value, beside);
  if (found === null) throw new Error(`${name}=${value} was not recognised`);
  return found;
}

/** The content as text. */
function contentOf({ content }: Recognition): string | null {
  return content === null || typeof content === 'string' ? content : stringifyJson(content);
}

describe('every family', () => {
  test.each(ENVELOPE_FAMILIES)('$family is known by its example', (family) => {
    const { name, value } = example(family.family);
    expect(read(name, value)).toMatchObject({
      form: family.form,
      family: family.family,
      label: family.label,
      role: family.role,
    });
  });

  test.each(
    ENVELOPE_FAMILIES.filter(
      ({ family }) => !['better-auth', 'play', 'rack', 'express-cookie-session'].includes(family),
    ),
  )('$family is known by its value alone', ({ family }) => {
    expect(recognise('', example(family).value)?.family).toBe(family);
  });
});

describe('content and time', () => {
  const CONTENT = '{"user":"ada","admin":false}';

  test.each([
    ['flask', CONTENT, SIGNED_AT, null],
    ['starlette', CONTENT, SIGNED_AT, null],
    ['django-signed', CONTENT, SIGNED_AT, null],
    ['tornado', '"ada"', SIGNED_AT, null],
    ['oauth2-proxy', null, SIGNED_AT, null],
    ['iron', null, null, SIGNED_AT],
    [
      'rails-signed',
      '{"message":"ada","exp":"2024-12-03T21:07:08.000Z","pur":"cookie.user"}',
      null,
      SIGNED_AT,
    ],
    ['rack', '··I"·ada·:·ET', null, null],
    ['rails-encrypted', null, null, null],
    ['signed-json', CONTENT, null, null],
    ['express-signed', '{"items":[3]}', null, null],
    ['express-cookie-session', CONTENT, null, null],
    ['yii2', 'a:2:{i:0;s:5:"_csrf";i:1;s:3:"ada";}', null, null],
    ['play', 'user=ada&csrfToken=x%3Dy', null, null],
    [
      'supabase',
      `{"access_token":"a","refresh_token":"b","expires_at":${SIGNED_AT / 1000}}`,
      null,
      SIGNED_AT,
    ],
    ['aspnet-data-protection', '{"keyId":"0c819c80-6619-4019-9536-53f8aaffee57"}', null, null],
  ])('%s', (family, content, issuedAt, expiresAt) => {
    const { name, value } = example(family);
    const found = read(name, value);
    expect(contentOf(found)).toBe(content);
    expect(found).toMatchObject({ issuedAt, expiresAt });
  });

  test('better-auth data expires when it says, in milliseconds', () => {
    const { name, value } = example('better-auth-data');
    expect(read(name, value).expiresAt).toBe(SIGNED_AT);
  });

  test('numbers stay as they were written', () => {
    expect(contentOf(read('session', flask(text64url('{"id":100002348117421473}'))))).toBe(
      '{"id":100002348117421473}',
    );
  });
});

describe('itsdangerous', () => {
  // README of Flask-Unsign (MIT).
  test('a cookie of Flask is no JWT', () => {
    const value = 'eyJsb2dnZWRfaW4iOmZhbHNlfQ.XDuWxQ.E2Pyb6x3w-NODuflHoGnZOEpbH8';
    expect(read('session', value)).toMatchObject({
      family: 'flask',
      issuedAt: Date.UTC(2019, 0, 13, 19, 51, 33),
      signed: true,
    });
  });

  test('before 1.0 the time counted from 2011', () => {
    const seconds = 100_000_000;
    expect(read('session', flask(text64url('{}'), seconds)).issuedAt).toBe(
      Date.UTC(2011, 0, 1) + seconds * 1000,
    );
  });

  test('compressed content is unpacked', () => {
    const value = flask(packed('{"roles":["a","a","a","a","a","a"]}'));
    expect(contentOf(read('session', value))).toBe('{"roles":["a","a","a","a","a","a"]}');
  });

  test('a zip bomb is cut short, and that is said', () => {
    const found = read('session', flask(packed('a'.repeat(20_000_000))));
    expect(found.faults).toEqual(['content-capped']);
    expect(contentOf(found)).toHaveLength(INFLATE_LIMIT);
  });

  test('compressed content that breaks off is shown as far as it goes', () => {
    const json = JSON.stringify(Array.from({ length: 900 }, (_, at) => (at * 7919) % 1009));
    const body = deflateSync(json).toString('base64url').slice(0, 1000);
    const found = read('session', flask(`.${body}`));
    expect(found.faults).toEqual(['compression-damaged']);
    expect(json.startsWith(contentOf(found) ?? '-')).toBe(true);
  });

  test.each([
    ['a nonce that looks like a JWT', 'eyJ7S_zG.eyJH0-Z.HX4w-7v'],
    ['a signature of another length', `${text64url('{}')}.Z09y_A.${base64url('x', 21)}`],
    ['content that is no JSON', `${text64url('hello')}.Z09y_A.${base64url('x', 20)}`],
    ['a host name', 'static.example.com'],
    ['a header of a token whose rest is damaged', `${text64url('{"alg":"HS256"}')}.Z09y_A.x`],
  ])('is not %s', (_, value) => {
    expect(recognise('', value)).toBeNull();
  });
});

describe('Django', () => {
  // The examples of django/core/signing.py (BSD).
  test.each([
    ['ImhlbGxvIg:1QaUZC:YIye-ze3TTx7gtSv422nZA4sgmk', '"hello"'],
    [
      '.eJwFwcERACAIwLCF-rCiILN47r-GyZVJsNgkxaFxoDgxcOHGxMKD_T7vhAml:1QaUaL:BA0thEZrp4FQVXIXuOvYJtLJSrQ',
      '[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]',
    ],
  ])('%s', (value, content) => {
    const found = read('', value);
    expect(contentOf(found)).toBe(content);
    expect(new Date(found.issuedAt ?? 0).getUTCFullYear()).toBe(2011);
  });

  test('any text can be signed', () => {
    const found = read('lang', `de:AT:1QaUZC:${base64url('x', 20)}`);
    expect(contentOf(found)).toBe('de:AT');
  });

  test('an ordinary session is a pointer', () => {
    expect(read('sessionid', 'k3v9x0q2m5p8w1z4c7b6n0a2s5d8f1g3')).toMatchObject({
      form: 'reference',
      family: 'django',
    });
  });
});

describe('Rails', () => {
  // activesupport message_verifier.rb (MIT).
  test('Marshal is shown as bytes and never read', () => {
    const value =
      'BAhJIhtuZXZlciBwdXQgc2VjcmV0cyBoZXJlBjoGRVQ=--a0c1c0827919da5e949e989c971249355735e140';
    expect(read('user', value)).toMatchObject({
      family: 'rails-signed',
      content: '··I"·never put secrets here·:·ET',
    });
  });

  test('a word before a commit’s hash is no cookie of Rails', () => {
    expect(recognise('', `main--${hex('commit', 20)}`)).toBeNull();
  });

  test('the older encryption hides its parts in one base64', () => {
    const value = text64(`${base64('data', 48)}--${base64('iv', 16)}`);
    const sealed = { family: 'rails-encrypted', encrypted: true, content: null };
    expect(read('', `${value}--${hex('mac', 20)}`)).toMatchObject({ ...sealed, signed: true });
    expect(read('', value)).toMatchObject({ ...sealed, faults: ['signature-missing'] });
  });
});

describe('Express', () => {
  test.each([
    ['connect.sid', 'express-session', 'Express session (connect.sid)'],
    ['sails.sid', 'sails', 'Sails session'],
    ['my.sid', 'express-session', 'Express session (connect.sid)'],
  ])('a signed id in %s is a pointer', (name, family, label) => {
    const { value } = example('express-session');
    expect(read(name, value)).toMatchObject({ form: 'reference', family, label, signed: true });
    expect(read(name, decodeURIComponent(value)).family).toBe(family);
  });

  test('a token that Express signed is content, not an id', () => {
    const token = jwt({ sub: 'ada' });
    const found = read('connect.sid', `s:${token}.${base64('mac', 32).replace('=', '')}`);
    expect(found).toMatchObject({ form: 'envelope', family: 'express-signed', content: token });
  });

  test('JSON needs its signature beside it or a telling name', () => {
    const value = text64('{"a":1}');
    expect(recognise('prefs', value)).toBeNull();
    expect(read('prefs', value, new Set(['prefs.sig']))).toMatchObject({
      family: 'express-cookie-session',
      signed: true,
    });
  });

  test('Koa adds when the session ends', () => {
    const value = text64(`{"views":1,"_expire":${SIGNED_AT},"_maxAge":86400000}`);
    expect(read('koa.sess', value).expiresAt).toBe(SIGNED_AT);
  });
});

describe('others', () => {
  test.each([
    ['1677787402.36895.0000', '{"address":"10.1.1.100","port":8080}'],
    [
      'rd5o00000000000000000000ffffc0000201o80',
      '{"address":"192.0.2.1","port":80,"routeDomain":5}',
    ],
    ['vi20010112000000000000000000000030.20480', '{"address":"2001:112::30","port":80}'],
    [
      'rd3o20010112000000000000000000000030o80',
      '{"address":"2001:112::30","port":80,"routeDomain":3}',
    ],
    ['vi00000000000000000000000000000001.20480', '{"address":"::1","port":80}'],
    ['vi20010db8000100020003000400050006.20480', '{"address":"2001:db8:1:2:3:4:5:6","port":80}'],
    ['vi20010000000100000000000000000000.20480', '{"address":"2001:0:1::","port":80}'],
  ])('BIG-IP gives away %s', (value, content) => {
    const found = read('BIGipServer~pool', value);
    expect(contentOf(found)).toBe(content);
    expect(found.role).toBe('stickiness');
  });

  test.each(['4294967296.36895.0000', '1677787402.99999.0000', 'rd5o00o80'])(
    'BIG-IP cannot have written %s',
    (value) => {
      expect(recognise('x', value)).toBeNull();
    },
  );

  test('a BIG-IP cookie that is encrypted is still no credential', () => {
    expect(read('BIGipServerpool', `!${base64('f5', 60)}`)).toMatchObject({
      role: 'stickiness',
      content: null,
    });
  });

  test('half of a Supabase session says that it is one', () => {
    const { value } = example('supabase');
    expect(read('sb-abcdefgh-auth-token.0', value.slice(0, 40))).toMatchObject({
      family: 'supabase',
      faults: ['incomplete'],
    });
    expect(recognise('theme', value.slice(0, 40))).toBeNull();
  });

  test('oauth2-proxy with a store of its own shows its ticket', () => {
    const ticket = '_oauth2_proxy-0123456789abcdef.secret';
    const value = `${text64url(ticket)}|${SIGNED_AT / 1000}|${base64url('mac', 32)}=`;
    expect(read('_oauth2_proxy', value)).toMatchObject({ content: ticket, encrypted: false });
  });

  test('the first version of Tornado is told from oauth2-proxy by its hex signature', () => {
    const value = `${text64('ada')}|${SIGNED_AT / 1000}|${hex('tornado', 20)}`;
    expect(read('user', value)).toMatchObject({ family: 'tornado', content: 'ada' });
  });

  test('iron-session may write its version behind the seal', () => {
    const { value } = example('iron');
    expect(read('app', `${value}~2`).family).toBe('iron');
  });

  test('a name that speaks of forgery outranks the shape', () => {
    const { value } = example('laravel');
    expect(read('XSRF-TOKEN', value)).toMatchObject({ family: 'laravel', role: 'csrf' });
    expect(read('csrf_access', flask(text64url('"x"')))).toMatchObject({ role: 'csrf' });
  });
});
