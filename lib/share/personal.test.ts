import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPersonalName, isPersonalText } from './personal.ts';

const TEXTS = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

describe('names that tell of a person', () => {
  test.each([
    // OpenID Connect Core 1.0 §5.1 and §5.1.1
    ...[
      'sub',
      'name',
      'given_name',
      'family_name',
      'middle_name',
      'nickname',
      'preferred_username',
    ],
    ...['profile', 'picture', 'website', 'email', 'gender', 'birthdate', 'zoneinfo', 'locale'],
    ...['phone_number', 'address', 'formatted', 'street_address', 'locality', 'region'],
    ...['postal_code', 'country', 'upn', 'unique_name', 'oid', 'nameid', 'ipaddr', 'login_hint'],
    ...['givenName', 'Family-Name', 'phoneNumber', 'EMAIL', 'https://shop.example/claims/email'],
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
  ])('%s', (name) => {
    expect(isPersonalName(name)).toBe(true);
  });

  test.each(['iss', 'aud', 'exp', 'iat', 'scope', 'jti', 'client_id', 'azp', 'amr', 'kid', 'alg'])(
    'not %s',
    (name) => {
      expect(isPersonalName(name)).toBe(false);
    },
  );
});

test('a text tells by its shape', () => {
  expect(isPersonalText('ada@shop.example')).toBe(true);
  expect(isPersonalText('198.51.100.7')).toBe(true);
  expect(isPersonalText('orders:read')).toBe(false);
});

test('any text is asked about without an error', () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      expect(typeof isPersonalName(text)).toBe('boolean');
      expect(typeof isPersonalText(text)).toBe('boolean');
    }),
  );
});
