// Tokens about which there is a lot to tell.
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { Mute } from '../../lib/settings/settings.ts';
import { inSeconds, jws, NOW, record } from './tokens.ts';

/** An access token that travels in every way it should not, and one that nobody signed. */
export const FLAWED: readonly TokenRecord[] = [
  record(
    jws(
      { alg: 'RS256', typ: 'at+jwt', jku: 'https://accounts.shop.example/jwks' },
      {
        iss: 'https://accounts.shop.example',
        sub: '248289761001',
        aud: 'https://api.shop.example',
        exp: inSeconds(20 * 86_400),
        iat: inSeconds(-300),
        email: 'ada@shop.example',
        scope: 'orders:read',
      },
    ),
    {
      id: 'flawed',
      places: [
        { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 14 },
        { carrier: 'url-query', field: 'access_token', via: [], count: 2 },
        { carrier: 'local-storage', field: 'oidc.user:shop', via: ['$.access_token'], count: 1 },
      ],
      hosts: ['accounts.shop.example', 'api.shop.example', 'cdn.example', 'tracker.test'],
    },
  ),
  record(
    jws(
      { alg: 'none' },
      { sub: 'grace', email: 'grace@shop.example', exp: NOW, iat: inSeconds(-60) },
      '',
    ),
    {
      id: 'unsigned',
      form: 'jws',
      places: [{ carrier: 'cookie', field: 'session', via: [], count: 6 }],
      cookie: {
        domain: 'shop.example',
        path: '/',
        secure: false,
        httpOnly: false,
        sameSite: null,
        partitioned: false,
        expiresAt: NOW + 86_400_000 * 30,
      },
    },
  ),
];

const id = (name: string): TokenId => name as TokenId;
const ISSUED = { iss: 'https://accounts.shop.example', sub: '248289761001', iat: inSeconds(-300) };
const ENDPOINT = {
  method: 'POST',
  url: 'https://accounts.shop.example/token',
  grant: { type: 'refresh_token', nonce: null, code: null, pkce: false, basic: false, proof: null },
  noStore: false,
};
const inBody = (field: string) => [
  { carrier: 'response-body', field: `$.${field}`, via: [], count: 1 } as const,
];

/** Tokens that tell something only together: a refresh token that was sent again, and a proof for another request. */
export const ACROSS: readonly TokenRecord[] = [
  record(jws({ alg: 'HS512' }, { ...ISSUED, typ: 'Refresh', jti: 'one' }), {
    id: 'late',
    places: [
      ...inBody('refresh_token'),
      { carrier: 'request-body', field: 'refresh_token', via: [], count: 2 },
    ],
    hosts: ['accounts.shop.example'],
  }),
  record(jws({ alg: 'HS512' }, { ...ISSUED, typ: 'Refresh', jti: 'two' }), {
    id: 'next',
    places: inBody('refresh_token'),
    hosts: ['accounts.shop.example'],
    firstSeen: NOW - 120_000,
    lastSentAt: null,
    issuedFor: [id('late')],
  }),
  record(
    jws(
      { alg: 'RS256', typ: 'at+jwt' },
      {
        ...ISSUED,
        aud: 'https://api.shop.example',
        client_id: 'shop-spa',
        jti: 'bound',
        exp: inSeconds(3_000),
        cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' },
      },
    ),
    {
      id: 'bound',
      places: [
        { carrier: 'request-header', field: 'Authorization', via: ['DPoP'], count: 6 },
        ...inBody('access_token'),
      ],
      origin: { ...ENDPOINT, beside: [id('next')], accessToken: null, use: null },
      issuedFor: [id('late')],
    },
  ),
  record(
    jws(
      {
        alg: 'ES256',
        typ: 'dpop+jwt',
        jwk: { kty: 'EC', crv: 'P-256', x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs', y: 'A' },
      },
      { jti: 'p1', htm: 'GET', htu: 'https://api.shop.example/orders', iat: inSeconds(-241) },
    ),
    {
      id: 'proof',
      places: [{ carrier: 'request-header', field: 'DPoP', via: [], count: 1 }],
      lastSentAt: NOW - 240_000,
      origin: {
        method: 'POST',
        url: 'https://api.shop.example/orders/7/cancel',
        beside: [id('bound')],
        grant: null,
        accessToken: null,
        use: { at: NOW - 240_000, requestId: '7', againAt: null },
        noStore: null,
      },
    },
  ),
  record(
    jws(
      { alg: 'RS256', typ: 'at+jwt' },
      {
        ...ISSUED,
        aud: 'https://api.shop.example',
        client_id: 'shop-web',
        jti: 'leaky',
        exp: inSeconds(3_000),
      },
    ),
    {
      id: 'leaky',
      places: [
        ...inBody('access_token'),
        { carrier: 'url-query', field: 'token', via: [], count: 1 },
        { carrier: 'request-header', field: 'Referer', via: ['?token'], count: 3 },
      ],
      leaks: [
        'https://shop.example https://api.shop.example',
        'https://shop.example https://tracker.test',
      ],
      origin: {
        ...{ method: 'POST', url: ENDPOINT.url, beside: [], accessToken: null, use: null },
        grant: {
          type: 'authorization_code',
          nonce: null,
          code: null,
          pkce: false,
          basic: null,
          proof: null,
        },
        noStore: true,
      },
    },
  ),
];

/** Rules that somebody does not want to be told of. */
export const MUTED: readonly Mute[] = [
  { rule: 'token-in-url', site: 'api.shop.example' },
  { rule: 'access-token-in-storage', site: null },
  { rule: 'unsigned', site: null },
];
