import type { TokenRecord } from '../../lib/ledger/record.ts';
import { EVERY_SIGHTING, TRAVELLED } from './exchanges.ts';
import type { FakeViewOptions } from './fake-view.ts';
import { ACROSS, FLAWED, MUTED } from './finding-scenes.ts';
import { SESSION_SCENES } from './session-scene.ts';
import { inSeconds, jwe, jws, NOW, record } from './tokens.ts';
import { VERIFY_SCENES } from './verify-scenes.ts';
import { watchScenes } from './watch-scenes.ts';

const ISSUER = 'https://accounts.shop.example';
const ACCESS_HEADER = { alg: 'RS256', typ: 'at+jwt', kid: '2026-10-a' };

function access(subject: string, issuedFor: number, expiresIn: number, more = {}): string {
  return jws(ACCESS_HEADER, {
    iss: ISSUER,
    sub: '248289761001',
    aud: ['https://api.shop.example'],
    exp: inSeconds(expiresIn),
    iat: inSeconds(expiresIn - issuedFor),
    jti: `${subject}-${expiresIn}`,
    email: subject,
    client_id: 'shop-spa',
    scope: 'openid profile orders:read',
    ...more,
  });
}

const cookie = (field: string, count: number) =>
  ({ carrier: 'cookie', field, via: [], count }) as const;
const bearer = (count: number) =>
  ({ carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count }) as const;

/** The tokens of an ordinary page, as in the design's picture. */
export const ORDINARY: readonly TokenRecord[] = [
  record(access('ada@shop.example', 300, -190), {
    id: 'old-access',
    firstSeen: NOW - 420_000,
    places: [bearer(5)],
    tabs: [{ tabId: 1, lastSeen: NOW - 195_000 }],
    lastSeen: NOW - 195_000,
    lastSentAt: NOW - 195_000,
    lastRejection: { at: NOW - 195_000, status: 401, challenge: 'Bearer error="invalid_token"' },
  }),
  record(access('ada@shop.example', 300, 72), {
    id: 'access',
    firstSeen: NOW - 194_000,
    places: [bearer(14)],
  }),
  record(
    jws(
      { alg: 'RS256', typ: 'JWT', kid: '2026-10-a' },
      {
        iss: ISSUER,
        sub: '248289761001',
        aud: 'shop-spa',
        nonce: 'n-0S6_WzA2Mj',
        exp: inSeconds(385),
        iat: inSeconds(-515),
        auth_time: inSeconds(-521),
        email: 'ada@shop.example',
        email_verified: true,
        name: 'Ada Lovelace',
      },
    ),
    {
      id: 'id',
      places: [
        { carrier: 'url-fragment', field: 'id_token', via: [], count: 1 },
        { carrier: 'request-header', field: 'X-Id-Token', via: [], count: 2 },
      ],
    },
  ),
  record(jwe({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' }), {
    id: 'encrypted',
    places: [cookie('rt', 3)],
  }),
  record(
    jws(
      { alg: 'HS256' },
      { sub: 'ada', iat: inSeconds(-3_000), exp: inSeconds(39_600), cart: { items: [4, 8] } },
      'hCcNnUKoJ1wFq2kbRmYQzJ8N0vWv0F6iTn5rJ7vAxB0',
    ),
    { id: 'session', places: [cookie('shop_session', 9)], jarDomains: ['shop.example'] },
  ),
  record(
    jws(
      { alg: 'ES256', kid: 'metrics' },
      { iss: 'ci.internal', sub: 'svc-metrics', scope: 'push' },
    ),
    {
      id: 'metrics',
      places: [{ carrier: 'url-query', field: 'token', via: [], count: 2 }],
      hosts: ['metrics.shop.example'],
    },
  ),
];

/** A pointer to a session on the server, in a cookie that is also sent without encryption. */
const REFERENCE = record('s%3Aq1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u.Yv3m0Qx8Zr1Tn6Kp2Wd9Lc5Hb7Jf4Gs', {
  id: 'reference',
  form: 'reference',
  places: [cookie('connect.sid', 41)],
  hosts: ['shop.example'],
  cookie: {
    domain: null,
    path: '/',
    secure: false,
    httpOnly: true,
    sameSite: 'lax',
    partitioned: false,
    expiresAt: null,
  },
});

/** An expired token that requests go on carrying, among ordinary ones. */
export const STILL_SENT: readonly TokenRecord[] = [
  record(access('grace@shop.example', 600, -198), {
    id: 'still-sent',
    places: [bearer(31)],
    lastSeen: NOW - 12_000,
    lastSentAt: NOW - 12_000,
    lastRejection: { at: NOW - 190_000, status: 401, challenge: 'Bearer error="invalid_token"' },
  }),
  ...ORDINARY,
];

const deep = `${'{"a":'.repeat(40)}"bottom"${'}'.repeat(40)}`;

/** Texts that try to be seen as something else, and texts of every size. */
export const HOSTILE: readonly TokenRecord[] = [
  record(
    jws(
      '{"alg":"none","typ":"J\\u0000W\\u001bT"}',
      JSON.stringify({
        iss: `https://accounts.shop.example/${'very-long-path/'.repeat(40)}`,
        sub: '<img src=x onerror=alert(1)><b>bold</b>',
        email: 'ada\u202Eelpmaxe.live@\u202Cshop\u200B.example',
        name: 'Zo\u0308e 👩‍💻 ❤️ Ада 愛達 عادا \u2066x\u2069',
        'ev\u200Bil\u202Ename': 'line\nfeed\ttab',
        __proto__x: 'proto',
        long: 'Lorem ipsum dolor sit amet '.repeat(160),
        wide: 'W'.repeat(900),
        number: 1,
      }).replace(
        '"number":1',
        `"exp":${inSeconds(9_000)}.50,"big":100002348117421473,"exact":3.0,"exp2":1e400`,
      ),
      '',
    ),
    { id: 'hostile', places: [{ ...cookie('\u202Etxt.nekot', 2) }, bearer(1)] },
  ),
  record(jws({ alg: 'HS256' }, `{"sub":"deep","nested":${deep},"sub":"twice"}`), { id: 'deep' }),
  record(jws({ alg: 'HS256' }, '{}'), { id: 'empty' }),
  record(jws({ alg: 'HS256' }, 'not json at all \u202E!'), { id: 'unreadable' }),
  record(
    jws(
      { alg: 'HS256' },
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`claim_${index}`, index % 3 ? index : 'text']),
      ),
    ),
    { id: 'many' },
  ),
  record(jws({ alg: 'HS256' }, { sub: 'huge', roles: 'r'.repeat(45_000) }), { id: 'huge' }),
  record(jws({ alg: 'HS256' }, { sub: 'far', exp: 1e15, nbf: -1e15, iat: 'yesterday' }), {
    id: 'far',
  }),
  record(jws({ alg: 'EdDSA' }, { sub: 'soon', nbf: inSeconds(95), exp: inSeconds(3_700) }), {
    id: 'soon',
  }),
];

/** Ten thousand tokens, of which every one ends at another moment. */
function crowd(): readonly TokenRecord[] {
  return Array.from({ length: 10_000 }, (_, index) =>
    record(access(`user${index}@shop.example`, 3_600, index - 2_000), {
      id: `crowd-${index}`,
      places: [bearer(1 + (index % 50))],
      lastSentAt: NOW - 7_200_000,
      lastSeen: NOW - 7_200_000,
    }),
  );
}

/** What can be looked at, by name. */
export const SCENES: Readonly<Record<string, () => FakeViewOptions>> = {
  ordinary: () => ({ tokens: ORDINARY }),
  references: () => ({ tokens: [...ORDINARY, REFERENCE] }),
  'still-sent': () => ({ tokens: STILL_SENT }),
  travelled: () => ({ tokens: [TRAVELLED, ...ORDINARY], sightings: { travelled: EVERY_SIGHTING } }),
  findings: () => ({ tokens: [...FLAWED, ...ORDINARY, REFERENCE] }),
  // What tokens tell together.
  'findings-across': () => ({ tokens: [...ACROSS, ...ORDINARY] }),
  'findings-muted': () => ({
    tokens: [...FLAWED, ...ORDINARY],
    settings: { mutes: MUTED },
  }),
  hostile: () => ({ tokens: HOSTILE }),
  masked: () => ({
    tokens: [TRAVELLED, ...ORDINARY],
    sightings: { travelled: EVERY_SIGHTING },
    settings: { masking: 'tokens-and-people' },
  }),
  'masked-references': () => ({
    tokens: [...ORDINARY, REFERENCE],
    settings: { masking: 'tokens' },
  }),
  crowd: () => ({ tokens: crowd() }),
  ...SESSION_SCENES,
  ...VERIFY_SCENES,
  ...watchScenes(ORDINARY),
};
