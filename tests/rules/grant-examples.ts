// Examples for the rules about how tokens are asked for, refreshed and sent on.
import type { RuleCode } from '../../lib/judge/rules.ts';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import { NOW } from '../gallery/tokens.ts';
import {
  access,
  at,
  clientAssertion,
  clientSecret,
  type Examples,
  from,
  grant,
  idToken,
  proof,
  refresh,
  session,
} from './example.ts';

const REFRESH = 'r1' as TokenId;
const SECRET = 'secret' as TokenId;
const ASSERTION = 'assertion' as TokenId;
const IN_BODY = at('request-body', 'refresh_token');

/** A refresh token that was sent, last at the scenes' moment. */
const old = (told = {}): TokenRecord =>
  refresh({ id: REFRESH, places: [IN_BODY], lastSentAt: NOW, ...told });
/** What came for it. */
const next = (told = {}): TokenRecord =>
  refresh({ id: 'r2', firstSeen: NOW - 60_000, issuedFor: [REFRESH], ...told });
const refreshed = (id: string, claims = {}, told = {}): TokenRecord =>
  access(
    { jti: id, ...claims },
    {},
    {
      id,
      issuedFor: [REFRESH],
      origin: from({ grant: grant('refresh_token'), noStore: true }),
      ...told,
    },
  );

/** An access token that a token endpoint gave. */
const given = (of: ReturnType<typeof grant>, told = {}, noStore: boolean | null = true) =>
  access({}, {}, { origin: from({ grant: of, noStore }), ...told });
const CODE = grant('authorization_code');
const PLAIN = grant('authorization_code', { pkce: false });

const API = 'https://api.shop.example';
const to = (...sentTo: readonly string[]) => ({ sentTo });

export const GRANT_EXAMPLES = {
  'refresh-token-reused': {
    finds: [
      ['a minute after its successor came', old(), next()],
      ['in JSON', old({ places: [at('request-body', '$.refreshToken')] }), next()],
      ['after the second of two', old(), next(), next({ id: 'r3', firstSeen: NOW - 30_000 })],
    ],
    passes: [
      ['no successor', old()],
      ['sent for its successor', old({ lastSentAt: NOW - 61_000 }), next()],
      ['sent to be revoked', old({ places: [IN_BODY, at('request-body', 'token')] }), next()],
      ['in a cookie', old({ places: [at('cookie', 'refresh_token')] }), next()],
    ],
  },
  'refresh-token-not-rotated': {
    finds: [
      ['two access tokens', old(), refreshed('a1'), refreshed('a2')],
      ['three', old(), refreshed('a1'), refreshed('a2'), refreshed('a3')],
      [
        'an ID token as well',
        old(),
        refreshed('a1'),
        refreshed('a2'),
        idToken({}, {}, { issuedFor: [REFRESH] }),
      ],
    ],
    passes: [
      ['used once', old(), refreshed('a1')],
      ['rotated', old({ lastSentAt: NOW - 61_000 }), refreshed('a1'), refreshed('a2'), next()],
      [
        'tokens bound to a key',
        old(),
        refreshed('a1', { cnf: { jkt: 'A' } }, { places: [] }),
        refreshed('a2', { cnf: { jkt: 'A' } }, { places: [] }),
      ],
      [
        'a client with a secret',
        old(),
        refreshed('a1', {}, { issuedFor: [REFRESH, SECRET] }),
        refreshed('a2'),
        clientSecret(),
      ],
      [
        'a client that signs',
        old(),
        refreshed('a1', {}, { issuedFor: [REFRESH, ASSERTION] }),
        refreshed('a2'),
        clientAssertion(),
      ],
    ],
  },
  'refresh-token-elsewhere': {
    finds: [
      ['another site than its issuer', old(to('https://evil.test'))],
      ['beside the issuer', old(to('https://accounts.shop.example', 'https://tracker.test'))],
      [
        'than the endpoint that gave it',
        old({ ...to('https://evil.test'), origin: from({ grant: CODE }) }),
      ],
    ],
    passes: [
      ['its issuer', old(to('https://accounts.shop.example'))],
      ['another host of the same site', old(to('https://login.shop.example'))],
      ['this machine', old(to('http://localhost:3000'))],
    ],
  },
  'client-secret-in-browser': {
    finds: [
      ['for a code', clientSecret(), given(PLAIN, { issuedFor: [SECRET] })],
      [
        'for a refresh',
        clientSecret(),
        given(grant('refresh_token', { pkce: false }), { issuedFor: [SECRET] }),
      ],
      ['with PKCE', clientSecret(), given(CODE, { issuedFor: [SECRET] })],
    ],
    passes: [
      ['who manages clients', clientSecret()],
      [
        'a recording of no browser',
        clientSecret({ tabs: [] }),
        given(CODE, { issuedFor: [SECRET] }),
      ],
      ['a refresh token', old(), refreshed('a1')],
    ],
  },
  'code-without-pkce': {
    finds: [
      ['no verifier', given(PLAIN)],
      ['beside a proof', given(PLAIN, { issuedFor: ['p'] }), proof({}, {}, { id: 'p' })],
      ['beside an ID token', given(PLAIN), idToken()],
    ],
    passes: [
      ['a verifier', given(CODE)],
      ['a refresh', given(grant('refresh_token', { pkce: false }))],
      [
        'a client with a secret, which has another finding',
        given(PLAIN, { issuedFor: [SECRET] }),
        clientSecret(),
      ],
      ['a client that signs', given(PLAIN, { issuedFor: [ASSERTION] }), clientAssertion()],
      ['an exchange that was not seen', access()],
    ],
  },
  'password-grant': {
    finds: [
      ['an access token', given(grant('password'))],
      ['with a refresh token beside it', given(grant('password', { pkce: false })), refresh()],
      [
        'with a secret',
        given(grant('password', { pkce: false }), { issuedFor: [SECRET] }),
        clientSecret(),
      ],
    ],
    passes: [
      ['a code', given(CODE)],
      ['a client of its own', given(grant('client_credentials'))],
      ['a device', given(grant('urn:ietf:params:oauth:grant-type:device_code', { pkce: false }))],
    ],
  },
  'token-answer-stored': {
    finds: [
      ['a code', given({ ...CODE, pkce: true }, {}, false)],
      ['a refresh', given(grant('refresh_token', { pkce: false }), {}, false)],
      ['a client of its own', given(grant('client_credentials', { pkce: false }), {}, false)],
    ],
    passes: [
      ['no-store', given(CODE)],
      ['fields that nobody saw', given(CODE, {}, null)],
      ['a fragment', given(grant('authorization', { pkce: null }), {}, false)],
    ],
  },
  'two-ways-in-one-request': {
    finds: [
      [
        'the field and the query',
        access(
          {},
          {},
          {
            twice: true,
            places: [
              at('request-header', 'Authorization', 'Bearer'),
              at('url-query', 'access_token'),
            ],
          },
        ),
      ],
      [
        'the field and the body',
        access(
          {},
          {},
          {
            twice: true,
            places: [
              at('request-header', 'Authorization', 'Bearer'),
              at('request-body', 'access_token'),
            ],
          },
        ),
      ],
      [
        'the query and the body',
        access(
          {},
          {},
          {
            twice: true,
            places: [at('url-query', 'access_token'), at('request-body', 'access_token')],
          },
        ),
      ],
    ],
    passes: [
      [
        'two requests',
        access(
          {},
          {},
          {
            places: [
              at('request-header', 'Authorization', 'Bearer'),
              at('request-body', 'access_token'),
            ],
          },
        ),
      ],
      ['one way', access()],
      [
        'a cookie beside it',
        access(
          {},
          {},
          { places: [at('request-header', 'Authorization', 'Bearer'), at('cookie', 'at')] },
        ),
      ],
    ],
  },
  'token-over-http': {
    finds: [
      ['an access token', access({}, {}, to('http://api.shop.example'))],
      ['a session beside https', session({}, to('https://shop.example', 'http://shop.example'))],
      ['a WebSocket', access({}, {}, to('ws://192.168.1.7:8080'))],
    ],
    passes: [
      ['https', access({}, {}, to(API))],
      [
        'this machine',
        access({}, {}, to('http://localhost:3000', 'http://127.0.0.1', 'ws://[::1]:9')),
      ],
      ['a DPoP proof', proof({}, {}, to('http://api.shop.example'))],
    ],
  },
  'token-in-referer': {
    finds: [
      [
        'an access token',
        access({}, {}, { places: [at('request-header', 'Referer', '?access_token')] }),
      ],
      [
        'an ID token',
        idToken(
          {},
          {},
          { places: [at('url-query', 'id_token'), at('request-header', 'Referer', '?id_token')] },
        ),
      ],
      ['a refresh token', refresh({ places: [at('request-header', 'Referer', '?refresh_token')] })],
    ],
    passes: [
      ['the Authorization field', access()],
      ['a field of one’s own', access({}, {}, { places: [at('request-header', 'X-Token')] })],
      [
        'inside of another token',
        access({}, {}, { places: [at('request-header', 'Referer', '?request', 'claims', '$.at')] }),
      ],
    ],
  },
  'sent-outside-audience': {
    finds: [
      ['the API and one other site', access({}, {}, to(API, 'https://tracker.test'))],
      [
        'two hosts of the other site',
        access({}, {}, to(API, 'https://a.tracker.test', 'https://b.tracker.test')),
      ],
      [
        'one of several audiences',
        access(
          { aud: ['https://one.test', 'https://two.test'] },
          {},
          to('https://one.test', 'https://tracker.test'),
        ),
      ],
    ],
    passes: [
      ['the API alone', access({}, {}, to(API))],
      ['the API and the issuer', access({}, {}, to(API, 'https://accounts.shop.example'))],
      [
        'an audience that is no host',
        access({ aud: 'https://orders' }, {}, to('https://a.test', 'https://shop.example')),
      ],
      ['this machine', access({}, {}, to(API, 'http://localhost:3000'))],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
