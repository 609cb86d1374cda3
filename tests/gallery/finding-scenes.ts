// Tokens about which there is a lot to tell.
import type { TokenRecord } from '../../lib/ledger/record.ts';
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
