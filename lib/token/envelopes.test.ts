import { describe, expect, test } from 'vitest';
import { base64, base64url, flask, hex, SIGNED_AT } from '../../tests/support/cookie-examples.ts';
import { contentOf, example, read, text64, text64url } from '../../tests/support/recognised.ts';
import { ENVELOPE_FAMILIES } from './envelopes.ts';
import { recognise } from './references.ts';

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
