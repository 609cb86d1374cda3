import { describe, expect, test } from 'vitest';
import { decoded, jwe, jws } from '../../tests/support/tokens.ts';
import type { Hit } from '../scan/hit.ts';
import { kindOf } from './kind.ts';
import { reasonWords } from './reason-words.ts';

type Place = Pick<Hit, 'carrier' | 'field'> & { readonly via?: readonly string[] };
type Members = Readonly<Record<string, unknown>>;

const BEARER: Place = { carrier: 'request-header', field: 'Authorization' };
const COOKIE: Place = { carrier: 'cookie', field: 'shop_session' };
const query = (field: string): Place => ({ carrier: 'url-query', field });

const LIFE = { iat: 1_893_456_000, exp: 1_893_459_600 };

/** The verdict as one line: the kind, then its reasons. */
function verdict(claims: Members, header: Members, ...places: Place[]): string {
  const { kind, reasons } = kindOf(decoded(jws(claims, header)), places);
  return [kind, ...reasons.map(reasonWords)].join(' | ');
}

describe('tokens as issuers make them', () => {
  test('an access token by RFC 9068', () => {
    const claims = { ...LIFE, iss: 'https://as.example/', client_id: 'web', scope: 'read' };
    for (const typ of ['at+jwt', 'application/at+jwt', 'AT+JWT', 'application/AT+jwt']) {
      expect(verdict(claims, { typ }, BEARER)).toBe(
        'access | `typ` is at+jwt | has the claim `scope` | sent in Authorization',
      );
    }
  });

  test('an ID token that is sent as a bearer credential stays an ID token', () => {
    const claims = { ...LIFE, sub: 'ada', aud: 'web', nonce: 'n', at_hash: 'h', scope: 'openid' };
    expect(verdict(claims, {}, BEARER)).toBe(
      'id | has the claim `at_hash` | has the claim `nonce`',
    );
  });

  test('an ID token of the hybrid flow', () => {
    expect(verdict({ ...LIFE, c_hash: 'h' }, {})).toBe('id | has the claim `c_hash`');
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
      'access | has the claim `scp` | sent in Authorization',
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

describe('a type decides alone', () => {
  test.each([
    ['dpop+jwt', 'dpop-proof'],
    ['oauth-authz-req+jwt', 'request-object'],
    ['logout+jwt', 'logout'],
    ['secevent+jwt', 'security-event'],
    ['token-introspection+jwt', 'introspection'],
    ['client-authentication+jwt', 'client-assertion'],
    ['dbsc+jwt', 'dbsc'],
    ['kb+jwt', 'key-binding'],
    ['dc+sd-jwt', 'credential'],
    ['vc+jwt', 'credential'],
    ['entity-statement+jwt', 'federation'],
  ])('%s is of the kind %s', (typ, kind) => {
    const cookie = { carrier: 'cookie', field: 'access_token' } as const;
    const claims = { scope: 'read', nonce: 'n', at_hash: 'h' };
    for (const written of [typ, `application/${typ}`, typ.toUpperCase()]) {
      expect(verdict(claims, { typ: written }, BEARER, cookie)).toBe(`${kind} | \`typ\` is ${typ}`);
    }
  });

  test('one that is not known here is no kind, whatever claims and carriers suggest', () => {
    expect(verdict({ scope: 'read', nonce: 'n' }, { typ: 'passport' }, BEARER)).toBe(
      'unknown | `typ` is passport',
    );
  });

  test.each(['JWT', 'application/jwt', 'JOSE', ''])('%j says nothing', (typ) => {
    expect(verdict({ nonce: 'n' }, { typ })).toBe('id | has the claim `nonce`');
  });
});

describe('claims that only one kind has', () => {
  const logout = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  test.each([
    [{ htm: 'GET', htu: 'https://a.example/', nonce: 'n' }, 'dpop-proof'],
    [{ events: logout, sid: 's' }, 'logout'],
    [{ events: { 'urn:example': {} } }, 'security-event'],
    [{ events: 'none' }, 'security-event'],
    [{ token_introspection: { active: true }, scope: 'a' }, 'introspection'],
    [{ iss: 'web', response_type: 'code', scope: 'openid', nonce: 'n' }, 'request-object'],
    [{ vct: 'urn:eudi:pid:1', nonce: 'n' }, 'credential'],
    [{ vc: {}, nonce: 'n' }, 'credential'],
    [{ vp: {}, nonce: 'n' }, 'presentation'],
    [{ iss: 'client', sub: 'client', aud: 'https://as.example' }, 'client-assertion'],
    [{ iss: 'https://team.cloudflareaccess.com', identity_nonce: 'x', aud: ['a'] }, 'cf-access'],
    [{ iss: 'https://cloud.google.com/iap', email: 'ada@example.org' }, 'iap'],
  ])('%j is of the kind %s', (claims, kind) => {
    expect(verdict(claims, {})).toMatch(new RegExp(`^${kind} \\| `));
  });

  test('the load balancer signs with its name in the header', () => {
    const signer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b';
    const header = { alg: 'ES256', kid: 'k', signer, client: 'c' };
    expect(verdict({ sub: 'ada', email: 'ada@example.org' }, header, BEARER)).toBe(
      `alb | header \`signer\` is ${signer}`,
    );
  });

  test('an SD-JWT is a credential, whatever its own type', () => {
    const raw = `${jws({ sub: 'ada' }, { typ: 'example+sd-jwt' })}~`;
    const { kind, reasons } = kindOf(decoded(raw), []);
    expect([kind, ...reasons.map(reasonWords)]).toEqual(['credential', 'is an SD-JWT']);
  });
});

describe('an ID token never becomes an access token by being sent as one', () => {
  test.each([
    ['with a nonce', { nonce: 'n' }],
    ['with a hash', { at_hash: 'h' }],
    ['of Keycloak', { typ: 'ID' }],
    ['of Cognito', { token_use: 'id' }],
    ['of Firebase', { firebase: { sign_in_provider: 'password' } }],
    ['of Google', { iss: 'https://accounts.google.com', aud: 'web' }],
    ['for the client', { aud: 'web', azp: 'web' }],
    ['that tells a verified address', { email: 'ada@example.org', email_verified: true }],
  ])('%s', (_name, claims) => {
    expect(verdict({ sub: 'ada', ...claims }, {}, BEARER)).toMatch(/^id \| /);
  });

  test('nor does an access token for an API become an ID token', () => {
    const claims = { aud: 'https://api.example', azp: 'web', scope: 'openid email' };
    expect(verdict(claims, {}, BEARER)).toBe(
      'access | has the claim `scope` | sent in Authorization',
    );
  });

  test('a service that vouches for itself as a bearer has an access token', () => {
    expect(verdict({ iss: 'a@b', sub: 'a@b' }, {}, BEARER)).toBe('access | sent in Authorization');
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
    ['client_assertion', 'client-assertion'],
    ['request', 'request-object'],
    ['logout_token', 'logout'],
    ['vp_token', 'presentation'],
    ['DPoP', 'dpop-proof'],
    ['Secure-Session-Response', 'dbsc'],
    ['Cf-Access-Jwt-Assertion', 'cf-access'],
    ['CF_Authorization', 'cf-access'],
    ['x-amzn-oidc-data', 'alb'],
    ['x-goog-iap-jwt-assertion', 'iap'],
    ['request_id', 'unknown'],
    ['paid_token', 'unknown'],
    ['invalid_token', 'unknown'],
    ['id_token_type', 'unknown'],
    ['token', 'unknown'],
    ['', 'unknown'],
  ])('%s suggests %s', (field, kind) => {
    expect(verdict({ sub: 'ada' }, {}, query(field))).toMatch(new RegExp(`^${kind}`));
  });

  test.each([
    ['$.id_token', 'id'],
    ['$["id-token"]', 'id'],
    ['$.tokens.access_token[0]', 'access'],
    ['$.refreshToken', 'refresh'],
    ['refresh_token', 'refresh'],
    ['$.id_token_type', 'unknown'],
    ['$.request[0].other', 'unknown'],
  ])('the field %s of a body tells of the kind %s', (field, kind) => {
    expect(verdict({}, {}, { carrier: 'response-body', field })).toMatch(new RegExp(`^${kind}`));
  });

  test('may stand inside of the carrier', () => {
    const place = { ...COOKIE, field: 'sb-x-auth-token', via: ['base64-', '$.access_token'] };
    expect(verdict({}, {}, place)).toBe('access | carried as `$.access_token`');
  });

  test('weighs more than being in a cookie, less than what the claims say', () => {
    const place: Place = { carrier: 'cookie', field: 'access_token' };
    expect(verdict({}, {}, place)).toBe('access | carried as `access_token`');
    expect(verdict({ nonce: 'n' }, {}, place)).toBe('id | has the claim `nonce`');
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
