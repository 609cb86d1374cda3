import type { TokenRecord } from '../../lib/ledger/record.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { inSeconds, jws, NOW, record } from './tokens.ts';

const PAGE = 'https://shop.example';

/** A sighting as an ordinary fetch of the page; whatever is not told is ordinary. */
export function seen(ago: number, told: Partial<Sighting> = {}): Sighting {
  return {
    at: NOW - ago,
    carrier: 'request-header',
    field: 'Authorization',
    via: ['Bearer'],
    url: 'https://api.shop.example/orders?page=1&sort=date',
    method: 'GET',
    tabId: 1,
    frameId: 0,
    requestId: String(ago),
    initiator: PAGE,
    resource: 'xmlhttprequest',
    hop: 0,
    status: 200,
    durationMs: 84,
    challenge: null,
    failure: null,
    store: null,
    partition: null,
    ...told,
  };
}

const NO_EXCHANGE = {
  via: [],
  method: null,
  requestId: null,
  initiator: null,
  resource: null,
  status: null,
  durationMs: null,
} as const;

/** One of everything that can become of a token on its way, oldest first. */
export const EVERY_SIGHTING: readonly Sighting[] = [
  seen(230_000, {
    carrier: 'response-body',
    field: '$.access_token',
    via: [],
    url: 'https://accounts.shop.example/oauth/token',
    method: 'POST',
    initiator: PAGE,
    durationMs: 341,
  }),
  seen(228_000, {
    ...NO_EXCHANGE,
    carrier: 'local-storage',
    field: 'oidc.user:https://accounts.shop.example:shop-spa',
    via: ['$.access_token'],
    url: `${PAGE}/`,
  }),
  seen(226_000, {
    ...NO_EXCHANGE,
    carrier: 'cookie-jar',
    field: 'at',
    url: 'https://pay.example/',
    tabId: null,
    frameId: null,
    store: 'firefox-container-3',
    partition: PAGE,
  }),
  seen(200_000, { durationMs: 1_240 }),
  seen(170_000, {
    url: 'https://api.shop.example/v1/orders',
    status: 307,
    method: 'POST',
    durationMs: 31,
  }),
  seen(169_960, {
    requestId: '170000',
    url: 'https://api.shop.example/v2/orders',
    method: 'POST',
    hop: 1,
    durationMs: 96,
  }),
  seen(140_000, {
    carrier: 'websocket-url',
    field: 'token',
    via: [],
    url: 'wss://live.shop.example/feed?token=eyJhbGciOi',
    resource: 'websocket',
    status: 101,
    durationMs: 22,
  }),
  seen(110_000, {
    frameId: 412,
    initiator: 'https://pay.example',
    url: 'https://api.pay.example/methods',
  }),
  seen(90_000, {
    tabId: null,
    frameId: null,
    resource: 'other',
    url: 'https://api.shop.example/sync?since=2026-11-23T20:00:00Z',
  }),
  seen(60_000, {
    url: 'https://telemetry.shop.example/collect',
    method: 'POST',
    resource: 'ping',
    status: null,
    durationMs: null,
    failure: 'net::ERR_BLOCKED_BY_CLIENT',
  }),
  seen(31_000, {
    url: 'https://api.shop.example/admin/users',
    status: 403,
    challenge:
      'Bearer realm="shop", error="insufficient_scope", error_description="Administrators only", scope="users:read"',
  }),
  seen(12_000, { status: 401, challenge: 'Bearer error="invalid_token"', durationMs: 18 }),
  seen(400, { status: null, durationMs: null }),
];

/** A token that was seen in every way. */
export const TRAVELLED: TokenRecord = record(
  jws(
    { alg: 'RS256', typ: 'at+jwt', kid: '2026-10-a' },
    {
      iss: 'https://accounts.shop.example',
      sub: '248289761001',
      aud: ['https://api.shop.example'],
      exp: inSeconds(-8),
      iat: inSeconds(-308),
      email: 'ada@shop.example',
      client_id: 'shop-spa',
      scope: 'openid profile orders:read',
    },
  ),
  {
    id: 'travelled',
    places: [
      { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 9 },
      { carrier: 'response-body', field: '$.access_token', via: [], count: 1 },
      {
        carrier: 'local-storage',
        field: 'oidc.user:https://accounts.shop.example:shop-spa',
        via: ['$.access_token'],
        count: 1,
      },
      { carrier: 'cookie-jar', field: 'at', via: [], count: 1 },
      { carrier: 'websocket-url', field: 'token', via: [], count: 1 },
    ],
    firstSeen: NOW - 230_000,
    lastSeen: NOW - 400,
    lastSentAt: NOW - 400,
    hosts: ['accounts.shop.example', 'api.shop.example', 'live.shop.example', 'pay.example'],
    lastRejection: { at: NOW - 11_982, status: 401, challenge: 'Bearer error="invalid_token"' },
  },
);
