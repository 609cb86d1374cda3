import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  base64,
  base64url,
  flask,
  hex,
  packed,
  SIGNED_AT,
} from '../../../tests/support/cookie-examples.ts';
import { jwt } from '../../../tests/support/jwt.ts';
import { contentOf, example, read, text64, text64url } from '../../../tests/support/recognised.ts';
import { recognise } from '../references.ts';
import { INFLATE_LIMIT } from './inflate.ts';

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
