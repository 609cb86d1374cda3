// Examples for the rules about values that are no tokens, cookies, keys in headers and disclosures.
import type { RuleCode } from '../../lib/judge/rules.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { inSeconds } from '../gallery/tokens.ts';
import { digest, disclosure, sdJwt } from '../support/sd-jwt.ts';
import {
  ACCESS_CLAIMS,
  access,
  at,
  type Examples,
  idToken,
  jwe,
  jws,
  other,
  proof,
  reference,
  refresh,
  session,
} from './example.ts';

const LOGOUT = {
  iss: 'https://as.example',
  aud: 'shop',
  iat: inSeconds(-5),
  exp: inSeconds(60),
  jti: 'l1',
  sid: 's1',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};
const logout = (claims = {}): TokenRecord =>
  other(jws({ ...LOGOUT, ...claims }, { typ: 'logout+jwt' }));

const rsa = (bits: number, e = 'AQAB') => ({
  jwk: { kty: 'RSA', n: 'A'.repeat(Math.ceil(bits / 6)), e },
});

const NAME = disclosure('salt', 'given_name', 'Ada');
const EXP = disclosure('salt', 'exp', inSeconds(3_540));
const NBF = disclosure('salt', 'nbf', inSeconds(-60));
const card = (claims = {}, ...disclosures: string[]): TokenRecord =>
  other(sdJwt({ vct: 'https://shop.example/card', ...claims }, ...disclosures), { form: 'sd-jwt' });

const cookie = (name: string, attributes = {}): TokenRecord =>
  session(attributes, { places: [at('set-cookie', name)] });

const value = (raw: string, name: string, form: 'reference' | 'envelope' = 'reference') =>
  other(raw, { form, places: [at('cookie', name)] });

export const VALUE_EXAMPLES = {
  'weak-key-in-header': {
    finds: [
      ['1024 bits', proof({}, { alg: 'RS256', ...rsa(1024) })],
      ['the exponent 1', proof({}, { alg: 'RS256', ...rsa(2048, 'AQ') })],
      ['an even exponent', proof({}, { alg: 'PS256', ...rsa(2048, 'AQAA') })],
    ],
    passes: [
      ['2048 bits', proof({}, { alg: 'RS256', ...rsa(2048) })],
      ['the exponent 3', proof({}, { alg: 'RS256', ...rsa(4096, 'Aw') })],
      ['a key on P-256', proof()],
    ],
  },
  'b64-in-jwt': {
    finds: [
      ['a JWT', access({}, { typ: 'JWT', b64: false, crit: ['b64'] })],
      ['an access token', access({}, { b64: false, crit: ['b64'] })],
      ['in full', access({}, { typ: 'application/at+jwt', b64: false, crit: ['b64'] })],
    ],
    passes: [
      ['no b64', access()],
      ['b64 that is true', access({}, { b64: true, crit: ['b64'] })],
      [
        'a JWS of another type',
        other(jws(ACCESS_CLAIMS, { typ: 'JOSE', b64: false, crit: ['b64'] })),
      ],
    ],
  },
  'sd-jwt-faulty': {
    finds: [
      ['a disclosure of nothing', card({ _sd: [] }, NAME)],
      ['a digest twice', card({ _sd: [digest(NAME), digest(NAME)] }, NAME)],
      [
        'a reserved name',
        card({ _sd: [digest(disclosure('s', '_sd', 1))] }, disclosure('s', '_sd', 1)),
      ],
      ['a name that is there already', card({ given_name: 'Eve', _sd: [digest(NAME)] }, NAME)],
    ],
    passes: [
      ['its own disclosure', card({ _sd: [digest(NAME)] }, NAME)],
      ['one that was held back', card({ _sd: [digest(NAME)] })],
      ['a JWT', access()],
    ],
  },
  'hidden-validity': {
    finds: [
      ['exp', card({ _sd: [digest(EXP)] }, EXP)],
      ['nbf', card({ _sd: [digest(NBF)] }, NBF)],
      [
        'both, beside a name',
        card({ _sd: [EXP, NBF, NAME].map((one) => digest(one)) }, EXP, NBF, NAME),
      ],
    ],
    passes: [
      ['a name', card({ exp: inSeconds(60), _sd: [digest(NAME)] }, NAME)],
      ['an exp of something else', card({ ticket: { _sd: [digest(EXP)] } }, EXP)],
      ['a JWT', access()],
    ],
  },
  'logout-token-incomplete': {
    finds: [
      ['no events', logout({ events: undefined })],
      ['nobody', logout({ sid: undefined })],
      ['no jti and no iat', logout({ jti: undefined, iat: undefined })],
    ],
    passes: [
      ['a session', logout()],
      ['a subject', logout({ sid: undefined, sub: 'ada' })],
      ['an ID token', idToken()],
    ],
  },
  'password-iterations-many': {
    finds: [
      ['1,200,001', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 1_200_001 }))],
      ['ten million', other(jwe({ alg: 'PBES2-HS512+A256KW', p2c: 10_000_000 }))],
      ['more than can be counted', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 1e18 }))],
    ],
    passes: [
      ['1,200,000', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 1_200_000 }))],
      ['too few, which has another finding', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 1 }))],
      ['another algorithm', other(jwe({ alg: 'dir', p2c: 10_000_000 }))],
    ],
  },
  'cookie-with-domain': {
    finds: [
      ['a session', session({ domain: 'shop.example' })],
      ['a reference', reference({ domain: 'shop.example' })],
      [
        'a refresh token',
        refresh({
          places: [at('set-cookie', 'refresh_token')],
          cookie: session({ domain: 'shop.example' }).cookie,
        }),
      ],
    ],
    passes: [
      ['the host alone', session()],
      [
        'one that scripts must read',
        session({ domain: 'shop.example' }, { places: [at('cookie', 'XSRF-TOKEN')] }),
      ],
      [
        'a DPoP proof',
        {
          ...proof(),
          places: [at('cookie', 'p')],
          cookie: session({ domain: 'a.example' }).cookie,
        },
      ],
    ],
  },
  'cookie-prefix-broken': {
    finds: [
      ['a domain', cookie('__Host-session', { domain: 'shop.example' })],
      ['another path', cookie('__Host-session', { path: '/app' })],
      ['no Secure', cookie('__Secure-session', { secure: false })],
    ],
    passes: [
      ['as it must be', cookie('__Host-session')],
      ['__Secure- with a domain', cookie('__Secure-session', { domain: 'shop.example' })],
      ['another name', cookie('session', { secure: false, domain: 'shop.example' })],
    ],
  },
  'guessable-session-id': {
    finds: [
      ['eight digits', value('48213377', 'CFTOKEN')],
      ['others', value('90114256', 'CFTOKEN')],
      [
        'that were set',
        other('77120935', { form: 'reference', places: [at('set-cookie', 'CFTOKEN')] }),
      ],
    ],
    passes: [
      ['a session of PHP', reference()],
      ['the half that counts up', value('4821', 'CFID')],
      ['a UUID', value('b8f5c1de-7a0e-4d2b-9c31-5a1e0f6d7c42', 'CFTOKEN')],
    ],
  },
  'balancer-shows-address': {
    finds: [
      ['IPv4', value('1677787402.36895.0000', 'BIGipServershop', 'envelope')],
      ['IPv6', value('vi20010112000000000000000000000030.20480', 'BIGipServershop', 'envelope')],
      [
        'a route domain',
        value('rd5o00000000000000000000ffffc0000201o80', 'BIGipServershop', 'envelope'),
      ],
    ],
    passes: [
      ['an encrypted one', value('!kPm3vQ9sT1xY7bN5mLw2RaQ8cDeF==', 'BIGipServershop')],
      ['a session', session()],
      ['another balancer', value('s1q9tr5k0zbvxw3ylmn8', 'SERVERID')],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
