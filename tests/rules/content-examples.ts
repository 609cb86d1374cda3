// Examples for the rules about dates and claims.
import type { RuleCode } from '../../lib/judge/rules.ts';
import { inSeconds, NOW } from '../gallery/tokens.ts';
import {
  access,
  at,
  type Examples,
  idToken,
  jws,
  offline,
  other,
  proof,
  reference,
  refresh,
  session,
  sessionOf,
  supabaseKey,
} from './example.ts';

const expired = { iat: inSeconds(-900), exp: inSeconds(-300) };
const LOGOUT = {
  iss: 'https://as.example',
  aud: 'shop',
  iat: inSeconds(-5),
  exp: inSeconds(60),
  jti: 'l1',
  sub: 'ada',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};

export const CONTENT_EXAMPLES = {
  'expired-still-sent': {
    finds: [
      ['an access token', access(expired)],
      ['a session cookie', sessionOf({ ...expired })],
      ['at the very moment of its end', access({ exp: inSeconds(-4) })],
    ],
    passes: [
      ['sent while it was current', access()],
      ['an offline token without an end', offline()],
      ['expired, and last sent before', access(expired, {}, { lastSentAt: NOW - 600_000 })],
      ['expired and never sent', access(expired, {}, { lastSentAt: null })],
      [
        'an ID token that says who signs out',
        idToken(
          { iat: inSeconds(-900), exp: inSeconds(-300) },
          {},
          {
            places: [
              at('response-body', '$.id_token'),
              at('url-query', 'id_token_hint'),
              at('request-header', 'Referer', '?id_token_hint'),
            ],
          },
        ),
      ],
    ],
  },
  'ends-before-it-begins': {
    finds: [
      ['exp before iat', access({ exp: inSeconds(-120) })],
      ['exp of 0 in any other token', access({ exp: 0 })],
      ['exp equal to iat', access({ exp: inSeconds(-60) })],
      ['nbf behind exp', access({ nbf: inSeconds(7_200) })],
    ],
    passes: [
      ['an hour', access()],
      ['an offline token without an end', offline()],
      ['without iat and nbf', access({ iat: undefined })],
      ['without exp', access({ exp: undefined })],
    ],
  },
  'date-in-milliseconds': {
    finds: [
      ['exp', access({ exp: inSeconds(3_600) * 1000 })],
      ['iat', access({ iat: NOW })],
      ['auth_time', idToken({ auth_time: NOW - 1 })],
    ],
    passes: [
      ['seconds', access()],
      ['a fraction', access({ exp: inSeconds(3_600) + 0.5 })],
      ['the year 9999', access({ exp: 253_402_300_799 })],
    ],
  },
  'date-not-a-number': {
    finds: [
      ['a number in quotes', access({ exp: String(inSeconds(60)) })],
      ['a date as text', access({ iat: '2026-11-23T20:12:53Z' })],
      ['null', access({ nbf: null })],
    ],
    passes: [
      ['a whole number', access()],
      ['a fraction', access({ iat: inSeconds(-60) - 0.25 })],
      ['text in another claim', access({ birthdate: '1815-12-10' })],
    ],
  },
  'logout-token-with-nonce': {
    finds: [
      ['a nonce', other(jws({ ...LOGOUT, nonce: 'n' }, { typ: 'logout+jwt' }))],
      ['an empty nonce', other(jws({ ...LOGOUT, nonce: '' }, { typ: 'logout+jwt' }))],
      ['without a typ', other(jws({ ...LOGOUT, nonce: 'n' }))],
    ],
    passes: [
      ['a logout token', other(jws(LOGOUT, { typ: 'logout+jwt' }))],
      ['an ID token', idToken()],
      ['a DPoP proof', proof({ nonce: 'n' })],
    ],
  },
  'access-token-without-exp': {
    finds: [
      ['of the JWT profile', access({ exp: undefined })],
      ['with a scope', other(jws({ iss: 'ci', sub: 'svc', scope: 'push' }))],
      [
        'sent as a credential',
        other(jws({ sub: 'svc' }), { places: [at('request-header', 'Authorization', 'Bearer')] }),
      ],
    ],
    passes: [
      ['a key that is public by design', supabaseKey({ exp: undefined })],
      ['with exp', access()],
      ['a session, which the server may end', sessionOf({})],
      ['a token of no known kind', other(jws({ sub: 'ada' }))],
      ['signed files with a scope', other(jws({ files: [], scope: 'write' }))],
    ],
  },
  'access-token-incomplete': {
    finds: [
      ['no audience', access({ aud: undefined })],
      ['no client', access({ client_id: undefined })],
      ['typ in full, and no jti', access({ jti: undefined }, { typ: 'application/at+jwt' })],
    ],
    passes: [
      ['all there', access()],
      ['another typ', access({ jti: undefined }, { typ: 'JWT' })],
      ['no exp, which has another finding', access({ exp: undefined })],
    ],
  },
  'id-token-incomplete': {
    finds: [
      ['no exp', idToken({ exp: undefined })],
      ['no audience', idToken({ aud: undefined })],
      ['nothing but a nonce', idToken({ iss: undefined, sub: undefined, iat: undefined })],
    ],
    passes: [
      ['all there', idToken()],
      ['an access token without aud', access({ aud: undefined })],
      ['an answer to a challenge, which has a nonce too', other(jws({ sub: 'ada', nonce: 'n' }))],
      ['with more claims', idToken({ email: 'ada@shop.example' })],
    ],
  },
  'sent-before-start': {
    finds: [
      ['an hour too early', access({ nbf: inSeconds(3_600) })],
      ['half an hour', access({ nbf: inSeconds(1_800) })],
      ['a year', access({ nbf: inSeconds(31_536_000) })],
    ],
    passes: [
      ['begun', access({ nbf: inSeconds(-60) })],
      ['a minute off, as clocks are', access({ nbf: inSeconds(60) })],
      ['not sent', access({ nbf: inSeconds(3_600) }, {}, { lastSentAt: null })],
    ],
  },
  'issued-in-future': {
    finds: [
      ['an hour ahead', access({ iat: inSeconds(3_600), exp: inSeconds(7_200) })],
      ['half an hour', idToken({ iat: inSeconds(1_800) })],
      ['a day', sessionOf({ iat: inSeconds(86_400) })],
    ],
    passes: [
      ['a minute ago', access()],
      ['a minute off, as clocks are', access({ iat: inSeconds(-180) })],
      ['milliseconds, which have another finding', access({ iat: NOW })],
    ],
  },
  'long-lived-access-token': {
    finds: [
      ['a key that opens everything', supabaseKey({ role: 'service_role' })],
      ['a month', access({ exp: inSeconds(30 * 86_400) })],
      ['eight days', access({ exp: inSeconds(8 * 86_400) })],
      ['ten years', access({ exp: inSeconds(3_650 * 86_400) })],
    ],
    passes: [
      ['a key that is public by design', supabaseKey()],
      ['an hour', access()],
      ['a day', access({ exp: inSeconds(86_400) })],
      ['a refresh token', refresh()],
    ],
  },
  'id-token-as-credential': {
    finds: [
      [
        'sent as Bearer',
        idToken({}, {}, { places: [at('request-header', 'Authorization', 'Bearer')] }),
      ],
      [
        'sent to another host than the one that it is made for, too',
        idToken(
          { aud: 'https://app.shop.example' },
          {},
          {
            places: [at('request-header', 'Authorization', 'Bearer')],
            sentTo: ['https://app.shop.example', 'https://api.tracker.test'],
          },
        ),
      ],
      [
        'sent with another scheme',
        idToken({}, {}, { places: [at('request-header', 'authorization', 'JWT')] }),
      ],
      [
        'also seen elsewhere',
        idToken(
          {},
          {},
          {
            places: [
              at('response-body', '$.id_token'),
              at('request-header', 'Authorization', 'Bearer'),
            ],
          },
        ),
      ],
    ],
    passes: [
      [
        'made for the host that gets it, and a hint for its issuer',
        idToken(
          { aud: 'https://app.shop.example' },
          {},
          {
            places: [
              at('request-header', 'Authorization', 'Bearer'),
              at('url-query', 'id_token_hint'),
            ],
            sentTo: ['https://app.shop.example', 'https://accounts.shop.example'],
          },
        ),
      ],
      [
        'Firebase, which gives out nothing else',
        idToken(
          { firebase: { sign_in_provider: 'password' } },
          {},
          { places: [at('request-header', 'Authorization', 'Bearer')] },
        ),
      ],
      [
        'made for the host that gets it',
        idToken(
          { aud: 'https://orders-abc.a.run.app' },
          {},
          {
            places: [at('request-header', 'Authorization', 'Bearer')],
            sentTo: ['https://orders-abc.a.run.app'],
          },
        ),
      ],
      ['in the answer', idToken()],
      ['in a field of its own', idToken({}, {}, { places: [at('request-header', 'X-Id-Token')] })],
      ['an access token', access()],
    ],
  },
  'cookie-outlives-token': {
    finds: [
      ['by a day', session({ expiresAt: NOW + 86_400_000 })],
      ['by two hours', session({ expiresAt: NOW + 3 * 3_600_000 })],
      ['by ten years', session({ expiresAt: NOW + 3e11 })],
    ],
    passes: [
      ['a cookie that ends with the browser', session()],
      ['about as long', session({ expiresAt: NOW + 3_600_000 })],
      [
        'something around the token',
        session(
          { expiresAt: NOW + 86_400_000 },
          { places: [at('cookie', 'sb-auth', 'base64-', '$.access_token')] },
        ),
      ],
      ['a reference', reference({ expiresAt: NOW + 86_400_000 })],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
