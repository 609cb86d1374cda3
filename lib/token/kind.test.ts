import { describe, expect, test } from 'vitest';
import { decoded, jwe, jws } from '../../tests/support/tokens.ts';
import type { Hit } from '../scan/message.ts';
import { kindOf } from './kind.ts';

type Place = Pick<Hit, 'carrier' | 'field'>;
type Members = Readonly<Record<string, unknown>>;

const BEARER: Place = { carrier: 'request-header', field: 'Authorization' };
const COOKIE: Place = { carrier: 'cookie', field: 'shop_session' };
const query = (field: string): Place => ({ carrier: 'url-query', field });

const LIFE = { iat: 1_893_456_000, exp: 1_893_459_600 };

/** The verdict as one line: the kind, then its reasons. */
function verdict(claims: Members, header: Members, ...places: Place[]): string {
  const { kind, reasons } = kindOf(decoded(jws(claims, header)), places);
  return [kind, ...reasons].join(' | ');
}

describe('tokens as issuers make them', () => {
  test('an access token by RFC 9068', () => {
    const claims = { ...LIFE, iss: 'https://as.example/', client_id: 'web', scope: 'read' };
    for (const typ of ['at+jwt', 'application/at+jwt', 'AT+JWT', 'application/AT+jwt']) {
      expect(verdict(claims, { typ }, BEARER)).toBe(
        'access | `typ` is at+jwt | has a `scope` claim | sent in Authorization',
      );
    }
  });

  test('an ID token that is sent as a bearer credential stays an ID token', () => {
    const claims = { ...LIFE, sub: 'ada', aud: 'web', nonce: 'n', at_hash: 'h', scope: 'openid' };
    expect(verdict(claims, {}, BEARER)).toBe('id | has a `at_hash` claim | has a `nonce` claim');
  });

  test('an ID token of the hybrid flow', () => {
    expect(verdict({ ...LIFE, c_hash: 'h' }, {})).toBe('id | has a `c_hash` claim');
  });

  test('Keycloak names the kind in a claim', () => {
    const common = { ...LIFE, iss: 'https://id.example/realms/shop', azp: 'web', sid: 's' };
    // Older releases put the nonce into all three.
    expect(verdict({ ...common, typ: 'Bearer', scope: 'openid', nonce: 'n' }, {}, BEARER)).toMatch(
      /^access \| claim `typ` is Bearer/,
    );
    expect(verdict({ ...common, typ: 'ID', nonce: 'n' }, {}, BEARER)).toMatch(
      /^id \| claim `typ` is ID/,
    );
    for (const typ of ['Refresh', 'Offline']) {
      expect(verdict({ ...common, typ, scope: 'openid', nonce: 'n' }, { alg: 'HS512' })).toMatch(
        `refresh | claim \`typ\` is ${typ}`,
      );
    }
  });

  test('Cognito says what a token is used for', () => {
    const name = 'CognitoIdentityServiceProvider.abc.ada.';
    const cookie = (field: string): Place => ({ carrier: 'cookie', field: name + field });
    expect(
      verdict({ ...LIFE, token_use: 'id', 'cognito:username': 'ada' }, {}, cookie('idToken')),
    ).toBe(`id | claim \`token_use\` is id | carried as \`${name}idToken\``);
    expect(
      verdict({ ...LIFE, token_use: 'access', scope: 'a' }, {}, cookie('accessToken')),
    ).toMatch(/^access \| claim `token_use` is access \| carried as/);
  });

  test('an access token of Entra ID, whose nonce is in the header', () => {
    const claims = { ...LIFE, appid: 'x', scp: 'User.Read', upn: 'ada@example.org', ver: '1.0' };
    expect(verdict(claims, { nonce: 'n', x5t: 't' }, BEARER)).toBe(
      'access | has a `scp` claim | sent in Authorization',
    );
  });

  test('a JWT session cookie', () => {
    expect(verdict({ ...LIFE, sub: 'ada' }, {}, COOKIE)).toBe(
      'session | kept in the cookie `shop_session`',
    );
    for (const carrier of ['set-cookie', 'cookie-jar'] as const) {
      expect(verdict({ sub: 'ada' }, {}, { carrier, field: 'sid' })).toMatch(/^session/);
    }
  });

  test('a cookie that is also sent in Authorization is an access token', () => {
    expect(verdict({ sub: 'ada' }, {}, COOKIE, BEARER)).toBe('access | sent in Authorization');
  });
});

describe('what has a type of its own is nothing that its claims or carriers suggest', () => {
  test.each([
    ['a DPoP proof', 'dpop+jwt', { htm: 'GET', nonce: 'n', ath: 'h' }],
    ['a request object', 'oauth-authz-req+jwt', { scope: 'openid', nonce: 'n' }],
    ['a logout token', 'logout+jwt', { events: {}, sid: 's' }],
    ['a security event', 'secevent+jwt', { events: {} }],
    ['an introspection response', 'token-introspection+jwt', { scope: 'read' }],
    ['a bound session', 'dbsc+jwt', { nonce: 'n' }],
  ])('%s', (_name, typ, claims) => {
    const cookie = { carrier: 'cookie', field: 'access_token' } as const;
    expect(verdict(claims, { typ }, BEARER, cookie)).toBe(`unknown | \`typ\` is ${typ}`);
    expect(verdict(claims, { typ: `application/${typ}` })).toBe(`unknown | \`typ\` is ${typ}`);
  });

  test('a request object without a type is told by what it asks for', () => {
    const claims = { iss: 'web', response_type: 'code', scope: 'openid', nonce: 'n' };
    expect(verdict(claims, {}, query('request'))).toBe('unknown | has a `response_type` claim');
  });
});

describe('the name under which a token travels', () => {
  test.each([
    ['id_token', 'id'],
    ['id_token_hint', 'id'],
    ['idToken', 'id'],
    ['X-Id-Token', 'id'],
    ['app.idtoken', 'id'],
    ['access_token', 'access'],
    ['accessToken', 'access'],
    ['X-Forwarded-Access-Token', 'access'],
    ['X-Amzn-Oidc-Accesstoken', 'access'],
    ['refresh_token', 'refresh'],
    ['X-Refresh-Token', 'refresh'],
    ['__Host-refresh_token', 'refresh'],
    ['paid_token', 'unknown'],
    ['invalid_token', 'unknown'],
    ['id_token_type', 'unknown'],
    ['token', 'unknown'],
    ['', 'unknown'],
  ])('%s suggests %s', (field, kind) => {
    expect(verdict({ sub: 'ada' }, {}, query(field))).toMatch(new RegExp(`^${kind}`));
  });

  test('weighs more than being in a cookie, less than what the claims say', () => {
    const place: Place = { carrier: 'cookie', field: 'access_token' };
    expect(verdict({}, {}, place)).toBe('access | carried as `access_token`');
    expect(verdict({ nonce: 'n' }, {}, place)).toBe('id | has a `nonce` claim');
  });
});

describe('little evidence', () => {
  test('none is unknown, without a reason', () => {
    expect(verdict({ sub: 'ada' }, {})).toBe('unknown');
    expect(verdict({}, { typ: 'application/jwt' }, { carrier: 'url-path', field: '' })).toBe(
      'unknown',
    );
  });

  test('a JWE is judged by where it travels', () => {
    const kindWith = (...places: Place[]): string => kindOf(decoded(jwe()), places).kind;
    expect(kindWith()).toBe('unknown');
    expect(kindWith(BEARER)).toBe('access');
    expect(kindWith(COOKIE)).toBe('session');
    expect(kindWith(query('id_token'))).toBe('id');
  });

  test('claims of the wrong type are no evidence, and no accident', () => {
    expect(verdict({ typ: 1, token_use: ['id'] }, { typ: { a: 1 } })).toBe('unknown');
    expect(verdict({ typ: '__proto__', token_use: 'constructor' }, { typ: '' })).toBe('unknown');
  });
});
