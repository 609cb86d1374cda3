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
  other,
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
  refresh({ id: 'r2', firstSeen: NOW - 90_000, issuedFor: [REFRESH], ...told });
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

/** With a secret in the form that does not look like one. */
const SIMPLE = grant('authorization_code', { pkce: false, proof: 'secret' });
const BASIC = grant('authorization_code', { pkce: false, basic: true });
/** As of recorded traffic, which belongs to no tab of a browser. */
const RECORDED = { tabs: [{ tabId: -1, lastSeen: NOW }] };
/** From the server of an application, to which its page gave the code. */
const RELAYED = { origin: from({ url: 'https://app.other.test/sign-in', grant: PLAIN }) };
/** From such a server on the issuer's own site. */
const RELAYED_BY_SITE = { origin: from({ url: 'https://app.shop.example/token', grant: PLAIN }) };
/** An opaque token, whose issuer nothing names. */
const opaque = (told = {}): TokenRecord =>
  other('q9Zk3vT1xY7bN5mLw2RaQ8cD', {
    places: [at('response-body', '$.access_token')],
    form: 'reference',
    origin: from({ url: 'https://gatekeeper.other.test/token', grant: PLAIN }),
    ...told,
  });
/** What a client with a secret in a form was given, with that secret. */
const withSecret = (of: ReturnType<typeof grant>, told = {}) =>
  [given(of, { issuedFor: [SECRET], ...told }), clientSecret()] as const;

/** A token in the URL of a page of the shop, which requests to other origins told by Referer. */
const referred = (...others: readonly string[]) => ({
  places: [at('url-query', 'token'), at('request-header', 'Referer', '?token')],
  leaks: others.map((other) => `https://shop.example ${other}`),
});

const API = 'https://api.shop.example';
const TRACKER = 'https://tracker.test';
const to = (...sentTo: readonly string[]) => ({ sentTo });
/** In a cookie to one, and in a field to others. */
const inCookie = (cookieTo: string, ...others: readonly string[]) => ({
  sentTo: [cookieTo, ...others],
  cookieTo: [cookieTo],
  places: [at('cookie', 'token'), at('request-header', 'Authorization', 'Bearer')],
});

export const GRANT_EXAMPLES = {
  'refresh-token-reused': {
    finds: [
      ['a minute and a half after its successor came', old(), next()],
      ['in JSON', old({ places: [at('request-body', '$.refreshToken')] }), next()],
      ['after the second of two', old(), next(), next({ id: 'r3', firstSeen: NOW - 30_000 })],
    ],
    passes: [
      ['no successor', old()],
      ['in the time that servers give for lost answers', old(), next({ firstSeen: NOW - 59_000 })],
      ['sent for its successor', old({ lastSentAt: NOW - 91_000 }), next()],
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
      ['rotated', old({ lastSentAt: NOW - 91_000 }), refreshed('a1'), refreshed('a2'), next()],
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
      ['beside a cookie of the application', old(inCookie('https://app.shop.example', TRACKER))],
      [
        'than the endpoint that gave it',
        old({ ...to('https://evil.test'), origin: from({ grant: CODE }) }),
      ],
    ],
    passes: [
      ['its issuer', old(to('https://accounts.shop.example'))],
      ['another host of the same site', old(to('https://login.shop.example'))],
      ['this machine', old(to('http://localhost:3000'))],
      [
        'a cookie of an application that keeps its tokens in one',
        old(inCookie('https://app.other.test', 'https://accounts.shop.example')),
      ],
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
      ['one that does not look like a secret', given(SIMPLE)],
    ],
    passes: [
      ['who manages clients', clientSecret()],
      [
        'a recording of no browser',
        clientSecret({ tabs: [] }),
        given(CODE, { issuedFor: [SECRET] }),
      ],
      ['a recording of a client whose secret does not look like one', given(SIMPLE, RECORDED)],
      [
        'a token that was given for it',
        given({ ...SIMPLE }, { issuedFor: [SECRET] }),
        clientSecret(),
      ],
      ['a client that signs', given({ ...PLAIN, proof: 'assertion' })],
      ['a refresh token', old(), refreshed('a1')],
    ],
  },
  'client-secret-as-basic': {
    finds: [
      ['for a code', given(grant('authorization_code', { basic: true }))],
      ['for a refresh', given(grant('refresh_token', { basic: true }))],
      [
        'from a service worker',
        given(grant('client_credentials', { basic: true }), {
          tabs: [],
          workers: ['https://shop.example'],
        }),
      ],
    ],
    passes: [
      ['no secret', given(CODE)],
      ['a recording, which may be of a server', given(BASIC, RECORDED)],
      ['a secret in a form, which has another finding', ...withSecret(CODE)],
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
      ['a client with a secret, which has another finding', ...withSecret(PLAIN)],
      ['a client with a secret that does not look like one', given(SIMPLE)],
      ['a client that signs', given(PLAIN, { issuedFor: [ASSERTION] }), clientAssertion()],
      ['a client with a password in its fields', given(BASIC)],
      ['fields that nobody saw', given({ ...PLAIN, basic: null })],
      ['a server of the application, which may prove itself', given(PLAIN, RELAYED)],
      ['a server on the issuer’s site, which may too', given(PLAIN, RELAYED_BY_SITE)],
      ['an opaque token of an issuer that nothing names', opaque()],
      ['an exchange that was not seen', access()],
    ],
  },
  'unknown-client-without-pkce': {
    finds: [
      ['fields that nobody saw', given({ ...PLAIN, basic: null })],
      ['a recording, which may lack credentials', given(PLAIN, RECORDED)],
      ['a server of the application, which may prove itself', given(PLAIN, RELAYED)],
      ['a server on the issuer’s site, which may too', given(PLAIN, RELAYED_BY_SITE)],
      ['an opaque token of an issuer that nothing names', opaque()],
      ['a text that was handed over', given({ ...PLAIN, basic: null }, { tabs: [] })],
    ],
    passes: [
      ['a page', given(PLAIN)],
      ['a recording of a client with a password', given(BASIC, RECORDED)],
      ['a verifier', given({ ...CODE, basic: null })],
      ['a recording of a client with a secret', ...withSecret(PLAIN, RECORDED)],
    ],
  },
  'confidential-client-without-pkce': {
    finds: [
      ['a password in its fields', given(BASIC, RECORDED)],
      ['a secret in the form', ...withSecret(PLAIN, RECORDED)],
      ['one that does not look like a secret', given(SIMPLE, RECORDED)],
      ['a client that signs', given(PLAIN, { issuedFor: [ASSERTION] }), clientAssertion()],
    ],
    passes: [
      ['a verifier', given(grant('authorization_code', { basic: true }), RECORDED)],
      ['a nonce in the request', given({ ...BASIC, nonce: 'n' }, RECORDED)],
      [
        'a nonce in the ID token beside it',
        given(BASIC, { ...RECORDED, origin: from({ grant: BASIC, beside: ['id' as TokenId] }) }),
        idToken({}, {}, { id: 'id' }),
      ],
      ['a secret in a browser, which has another finding', given(BASIC)],
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
      ['an access token', access({}, {}, referred('https://tracker.test'))],
      ['an ID token', idToken({}, {}, referred('https://shop.example:444', 'https://cdn.test'))],
      ['a refresh token', refresh(referred('http://203.0.113.9'))],
    ],
    passes: [
      ['the Authorization field', access()],
      ['a field of one’s own', access({}, {}, { places: [at('request-header', 'X-Token')] })],
      ['the page’s own origin', access({}, {}, referred())],
      ['another host of the site', access({}, {}, referred('https://api.shop.example'))],
      ['this machine', access({}, {}, referred('http://localhost:3000'))],
      [
        'inside of another token',
        access(
          {},
          {},
          {
            ...referred('https://tracker.test'),
            places: [at('request-header', 'Referer', '?request', 'claims', '$.at')],
          },
        ),
      ],
    ],
  },
  'token-in-referer-of-site': {
    finds: [
      ['another host', access({}, {}, referred('https://api.shop.example'))],
      ['another port', refresh(referred('https://shop.example:8443'))],
      [
        'beside another site',
        access({}, {}, referred('https://tracker.test', 'https://api.shop.example')),
      ],
    ],
    passes: [
      ['the page’s own origin', access({}, {}, referred())],
      ['another site', access({}, {}, referred('https://tracker.test'))],
      ['the Authorization field', access()],
    ],
  },
  'sent-outside-audience': {
    finds: [
      ['the API and one other site', access({}, {}, to(API, TRACKER))],
      [
        'one other site beside a cookie of the application',
        access({}, {}, inCookie('https://app.shop.example', TRACKER)),
      ],
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
      [
        'a cookie of an application that keeps its tokens in one',
        access({}, {}, inCookie('https://app.other.test', API)),
      ],
      [
        'such an application, and its API',
        access({}, {}, inCookie('https://app.other.test', API, 'https://api.other.test')),
      ],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
