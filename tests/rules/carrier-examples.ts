// Examples for the rules about where a token travels and is kept.
import type { RuleCode } from '../../lib/judge/rules.ts';
import {
  access,
  at,
  type Examples,
  idToken,
  jws,
  mapKey,
  other,
  proof,
  reference,
  refresh,
  session,
  supabaseKey,
} from './example.ts';

const BEARER = at('request-header', 'Authorization', 'Bearer');
const KEY_PLACES = [BEARER, at('url-query', 'apikey')];
const TWO_SITES = ['app.example', 'tracker.example'];

export const CARRIER_EXAMPLES = {
  'token-in-url': {
    finds: [
      ['a query', access({}, {}, { places: [at('url-query', 'token')] })],
      ['a refresh token', refresh({ places: [at('url-query', 'refresh_token')] })],
      ['a path, beside a good place', access({}, {}, { places: [BEARER, at('url-path', '')] })],
      ['the secret key of a map', mapKey('sk')],
      [
        'a key that opens everything',
        supabaseKey({ role: 'service_role' }, { places: KEY_PLACES }),
      ],
    ],
    passes: [
      ['the public key of a map', mapKey('pk')],
      ['a key for visitors', supabaseKey({}, { places: KEY_PLACES })],
      ['the Authorization field', access()],
      ['an ID token as a hint', idToken({}, {}, { places: [at('url-query', 'id_token_hint')] })],
      [
        'a link of no known kind',
        other(jws({ email: 'ada@shop.example' }), { places: [at('url-query', 'invite')] }),
      ],
      [
        'inside of another token',
        access({}, {}, { places: [at('url-query', 'request', 'claims', '$.at')] }),
      ],
    ],
  },
  'token-in-websocket-url': {
    finds: [
      ['a parameter', access({}, {}, { places: [at('websocket-url', 'token')] })],
      ['no name', access({}, {}, { places: [at('websocket-url', '')] })],
      ['a refresh token', refresh({ places: [at('websocket-url', 'refresh_token')] })],
    ],
    passes: [
      ['the Authorization field', access()],
      ['a session cookie', session()],
      [
        'a ticket of no known kind',
        other(jws({ a: 1 }), { places: [at('websocket-url', 'ticket')] }),
      ],
    ],
  },
  'token-in-fragment': {
    finds: [
      ['the implicit grant', access({}, {}, { places: [at('url-fragment', 'access_token')] })],
      ['a route', access({}, {}, { places: [at('url-fragment', 'token')] })],
      ['a refresh token', refresh({ places: [at('url-fragment', 'refresh_token')] })],
    ],
    passes: [
      ['an ID token', idToken({}, {}, { places: [at('url-fragment', 'id_token')] })],
      ['the Authorization field', access()],
      ['a link of no known kind', other(jws({ a: 1 }), { places: [at('url-fragment', 'invite')] })],
    ],
  },
  'refresh-token-in-storage': {
    finds: [
      ['local storage', refresh({ places: [at('local-storage', 'oidc', '$.refresh_token')] })],
      ['session storage', refresh({ places: [at('session-storage', 'refresh_token')] })],
      ['a database', refresh({ places: [at('indexed-db', 'firebase/auth', '$.refresh_token')] })],
    ],
    passes: [
      ['the answer that gave it', refresh()],
      ['an access token', access({}, {}, { places: [at('local-storage', 'access_token')] })],
      ['a cookie', refresh({ places: [at('cookie', 'refresh_token')] })],
    ],
  },
  'access-token-in-storage': {
    finds: [
      ['local storage', access({}, {}, { places: [at('local-storage', 'access_token')] })],
      [
        'a database',
        access({}, {}, { places: [at('indexed-db', 'auth/tokens', '$.access_token')] }),
      ],
      ['local storage, and sent', access({}, {}, { places: [BEARER, at('local-storage', 'at')] })],
    ],
    passes: [
      [
        'session storage, which goes with the tab',
        access({}, {}, { places: [at('session-storage', 'access_token')] }),
      ],
      ['an ID token', idToken({}, {}, { places: [at('local-storage', 'id_token')] })],
      ['only sent', access()],
    ],
  },
  'several-sites': {
    finds: [
      ['two sites of others', access({}, {}, { hosts: TWO_SITES })],
      [
        'beside the issuer and the audience',
        access(
          {},
          {},
          {
            hosts: ['accounts.shop.example', 'api.shop.example', 'evil.test', 'cdn.test2.example'],
          },
        ),
      ],
      ['a refresh token', refresh({ hosts: TWO_SITES })],
      [
        'two sites of one country',
        access({}, {}, { sentTo: ['https://shop.co.uk', 'https://tracker.co.uk'] }),
      ],
    ],
    passes: [
      [
        'one application beside the issuer',
        access({}, {}, { hosts: ['accounts.shop.example', 'app.other.test'] }),
      ],
      [
        'the sites of one provider: a token of Entra ID for Microsoft Graph, kept by an application',
        access(
          {
            iss: 'https://sts.windows.net/3b9f2c1e/',
            aud: '00000003-0000-0000-c000-000000000000',
          },
          {},
          { hosts: ['login.microsoftonline.com', 'app.shop.example', 'graph.microsoft.com'] },
        ),
      ],
      [
        'the sites of one provider: a token of Cognito from its own sign-in page',
        access(
          { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab3', aud: undefined },
          {},
          { hosts: ['shop.auth.eu-west-1.amazoncognito.com', 'app.shop.example'] },
        ),
      ],
      [
        'several hosts of one site',
        access({}, {}, { hosts: ['a.app.test', 'b.app.test', 'app.test:8443'] }),
      ],
      [
        'sites that the audience names',
        access(
          { aud: ['https://one.test', 'https://api.two.test'] },
          {},
          { hosts: ['one.test', 'two.test'] },
        ),
      ],
      ['this machine', access({}, {}, { hosts: ['app.test', 'localhost:3000'] })],
      [
        'kept by an application and sent to an API of another site',
        access({}, {}, { hosts: TWO_SITES, sentTo: ['https://tracker.example'] }),
      ],
      ['an ID token, which goes around as a hint', idToken({}, {}, { hosts: TWO_SITES })],
    ],
  },
  'cookie-without-secure': {
    finds: [
      ['a session', session({ secure: false })],
      ['a reference', reference({ secure: false })],
      [
        'an access token',
        access(
          {},
          {},
          { places: [at('cookie', 'access_token')], cookie: session({ secure: false }).cookie },
        ),
      ],
    ],
    passes: [
      ['Secure', session()],
      ['this machine', session({ secure: false }, { hosts: ['localhost:3000'] })],
      ['a cookie whose attributes nobody saw', session({}, { cookie: null })],
      [
        'a DPoP proof',
        { ...proof(), places: [at('cookie', 'p')], cookie: session({ secure: false }).cookie },
      ],
    ],
  },
  'cookie-without-httponly': {
    finds: [
      ['a session', session({ httpOnly: false })],
      ['a reference', reference({ httpOnly: false })],
      [
        'a refresh token',
        refresh({
          places: [at('set-cookie', 'refresh_token')],
          cookie: session({ httpOnly: false }).cookie,
        }),
      ],
    ],
    passes: [
      ['HttpOnly', session()],
      [
        'one that scripts must read',
        session({ httpOnly: false }, { places: [at('cookie', 'XSRF-TOKEN')] }),
      ],
      ['this machine', session({ httpOnly: false }, { hosts: ['127.0.0.1:8080'] })],
    ],
  },
  'cookie-without-samesite': {
    finds: [
      ['a session', session({ sameSite: null })],
      ['a reference', reference({ sameSite: null })],
      [
        'an ID token',
        idToken(
          {},
          {},
          { places: [at('cookie', 'id_token')], cookie: session({ sameSite: null }).cookie },
        ),
      ],
    ],
    passes: [
      ['Lax', session()],
      ['None, which somebody chose', session({ sameSite: 'none' })],
      ['Strict', session({ sameSite: 'strict' })],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
