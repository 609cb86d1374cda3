import type { TokenRecord } from '../../lib/ledger/record.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { seen } from './exchanges.ts';
import type { FakeViewOptions } from './fake-view.ts';
import { inSeconds, jws, NOW, record } from './tokens.ts';

const ISSUER = 'https://accounts.shop.example';

/** A life in seconds from the scenes' moment, and when it was seen in it. */
interface Life {
  readonly from: number;
  readonly to: number;
  readonly seenAt: readonly number[];
  readonly told?: Parameters<typeof record>[1];
}

function access(id: string, { from, to, seenAt, told }: Life, who = 'ada@shop.example') {
  const claims = {
    iss: ISSUER,
    sub: who === 'ada@shop.example' ? '248289761001' : who,
    aud: ['https://api.shop.example'],
    exp: inSeconds(to),
    iat: inSeconds(from),
    jti: id,
    email: who,
    client_id: 'shop-spa',
    scope: 'openid profile orders:read',
  };
  return tokenOf(id, jws({ alg: 'RS256', typ: 'at+jwt' }, claims), seenAt, told);
}

function tokenOf(
  id: string,
  raw: string,
  seenAt: readonly number[],
  told: Parameters<typeof record>[1] = {},
): TokenRecord {
  const [first = 0, last = first] = [seenAt[0], seenAt.at(-1)];
  const [place] = told.places ?? [
    { carrier: 'request-header', field: 'Authorization', via: ['Bearer'] } as const,
  ];
  return record(raw, {
    firstSeen: NOW + first * 1_000,
    lastSeen: NOW + last * 1_000,
    lastSentAt: NOW + last * 1_000,
    tabs: [{ tabId: 1, lastSeen: NOW + last * 1_000 }],
    ...told,
    ...(place ? { places: [{ ...place, count: seenAt.length }] } : {}),
    id,
  });
}

const cookie = (field: string) => ({ carrier: 'cookie', field, via: [], count: 1 }) as const;

const SEEN = {
  'access-1': [-748, -739, -705, -684, -640, -455],
  'access-2': [-452, -420, -396, -341, -330, -284, -262],
  'access-3': [-256, -240, -200, -172, -125, -90, -24, -4],
  id: [-748],
  session: [-756, -748, -701, -560, -452, -373, -291, -256, -120, -20],
  refresh: [-453, -257],
} as const;

const PROOFS = [-684, -640, -452, -420, -341, -256, -200, -125, -24, -4] as const;

/** Somebody signs in, and the access token is renewed twice, once after it was refused. */
export const SESSION: readonly TokenRecord[] = [
  access('access-1', {
    from: -748,
    to: -448,
    seenAt: SEEN['access-1'],
    told: {
      lastRejection: { at: NOW - 454_900, status: 401, challenge: 'Bearer error="invalid_token"' },
    },
  }),
  access('access-2', {
    from: -453,
    to: -153,
    seenAt: SEEN['access-2'],
    told: { issuedFor: ['refresh' as TokenRecord['id']] },
  }),
  access('access-3', {
    from: -228,
    to: 72,
    seenAt: SEEN['access-3'],
    told: { issuedFor: ['refresh' as TokenRecord['id']] },
  }),
  tokenOf(
    'id',
    jws(
      { alg: 'RS256', typ: 'JWT' },
      {
        iss: ISSUER,
        sub: '248289761001',
        aud: 'shop-spa',
        nonce: 'n-0S6_WzA2Mj',
        exp: inSeconds(385),
        iat: inSeconds(-748),
        email: 'ada@shop.example',
      },
    ),
    SEEN.id,
    { places: [{ carrier: 'response-body', field: '$.id_token', via: [], count: 1 }] },
  ),
  tokenOf('session', 's%3Aq1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u.Yv3m0Qx8Zr1Tn6Kp2', SEEN.session, {
    form: 'reference',
    places: [cookie('connect.sid')],
    hosts: ['shop.example'],
  }),
  tokenOf(
    'refresh',
    jws(
      { alg: 'HS512' },
      {
        iss: ISSUER,
        sub: '248289761001',
        typ: 'Refresh',
        azp: 'shop-spa',
        iat: inSeconds(-748),
        exp: inSeconds(29 * 86_400),
      },
    ),
    SEEN.refresh,
    { places: [{ carrier: 'request-body', field: 'refresh_token', via: [], count: 2 }] },
  ),
  ...PROOFS.map((at, index) =>
    tokenOf(
      `proof-${index}`,
      jws(
        { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } },
        {
          jti: `p${index}`,
          htm: 'GET',
          htu: 'https://api.shop.example/orders',
          iat: inSeconds(at),
        },
      ),
      [at],
      { places: [{ carrier: 'request-header', field: 'DPoP', via: [], count: 1 }] },
    ),
  ),
];

function sightingsOf(id: string, seenAt: readonly number[]): readonly Sighting[] {
  return seenAt.map((at) =>
    seen(-at * 1_000, id === 'access-1' && at === -455 ? { status: 401 } : {}),
  );
}

const SIGHTINGS = Object.fromEntries(
  Object.entries(SEEN).map(([id, seenAt]) => [id, sightingsOf(id, seenAt)]),
);

/** Many people at once, some with many tokens: more lanes and lives than there is room for. */
function busy(): readonly TokenRecord[] {
  return Array.from({ length: 26 }, (_, person) =>
    Array.from({ length: person === 3 ? 400 : 1 + (person % 4) }, (_, turn) => {
      const gap = person === 3 ? 1.7 : 170 + person * 5;
      const from = -760 + person * 3 + turn * gap;
      const seenAt = Array.from({ length: 12 }, (_, index) => Math.min(-1, from + index * 13.7));
      return access(
        `busy-${person}-${turn}`,
        { from, to: from + (person % 5 === 4 ? 90_000 : 240), seenAt },
        `user${person}@shop.example`,
      );
    }),
  ).flat();
}

/** The scenes that the timeline is looked at in. */
export const SESSION_SCENES: Readonly<Record<string, () => FakeViewOptions>> = {
  session: () => ({ tokens: SESSION, sightings: SIGHTINGS }),
  busy: () => ({ tokens: [...SESSION, ...busy()], sightings: SIGHTINGS }),
};
