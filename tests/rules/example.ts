// Tokens that are sound in every respect, from which each example of a rule differs in one.
import type { CookieAttributes } from '../../lib/http/set-cookie.ts';
import type { Grant, Origin, ProofUse } from '../../lib/ledger/origin.ts';
import type { Place, TokenRecord } from '../../lib/ledger/record.ts';
import type { Carrier } from '../../lib/scan/carriers.ts';
import { inSeconds, NOW, record as recordOf, jws as written } from '../gallery/tokens.ts';

type Json = Readonly<Record<string, unknown>> | string;
type Told = Parameters<typeof recordOf>[1];

/** What a token looks like in a rule's example, what is special about it, and the tokens around it. */
export type Example = readonly [
  about: string,
  record: TokenRecord,
  ...others: readonly TokenRecord[],
];

/** At least three that the rule finds and three that it leaves alone. */
export interface Examples {
  readonly finds: readonly [Example, Example, Example, ...Example[]];
  readonly passes: readonly [Example, Example, Example, ...Example[]];
}

/** Characters of a signature that an algorithm makes: RSA with 2048 bits, ECDSA, HMAC. */
const SIGNATURES: Readonly<Record<string, number>> = {
  RS256: 342,
  PS256: 342,
  ES256: 86,
  ES384: 128,
  ES512: 176,
  EdDSA: 86,
  HS256: 43,
  HS512: 86,
  none: 0,
};

/** A JWS with a signature of the length that its algorithm gives. */
export function jws(claims: Json, header: Json = {}, signature?: string): string {
  const whole = typeof header === 'string' ? header : { alg: 'RS256', typ: 'JWT', ...header };
  const alg = typeof whole === 'string' ? 'RS256' : String(whole.alg);
  const made = 'A'.repeat(SIGNATURES[alg] ?? 342);
  return written(
    whole as Record<string, unknown>,
    claims as Record<string, unknown>,
    signature ?? made,
  );
}

/** A JWE whose parts mean nothing. */
export function jwe(header: Readonly<Record<string, unknown>>): string {
  const [head = ''] = written({ enc: 'A256GCM', ...header }, '{}', 'AA').split('.');
  return [head, 'A'.repeat(342), 'AAAAAAAAAAAAAAAA', 'AAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA'].join(
    '.',
  );
}

const ISSUED = {
  iss: 'https://accounts.shop.example',
  sub: '248289761001',
  iat: inSeconds(-60),
  exp: inSeconds(3_540),
};

export const ACCESS_CLAIMS = {
  ...ISSUED,
  aud: 'https://api.shop.example',
  client_id: 'shop-spa',
  scope: 'orders:read',
  jti: 'a1',
};

export const ID_CLAIMS = { ...ISSUED, aud: 'shop-spa', nonce: 'n-0S6_WzA2Mj' };

/** An access token of the JWT profile, with other claims or header members; undefined leaves one out. */
export const access = (claims = {}, header = {}, told: Told = {}): TokenRecord =>
  recordOf(jws({ ...ACCESS_CLAIMS, ...claims }, { typ: 'at+jwt', ...header }), told);

export const idToken = (claims = {}, header = {}, told: Told = {}): TokenRecord =>
  recordOf(jws({ ...ID_CLAIMS, ...claims }, header), {
    places: [at('response-body', '$.id_token')],
    ...told,
  });

/** A refresh token as Keycloak writes it. */
export const refresh = (told: Told = {}): TokenRecord =>
  recordOf(jws({ ...ISSUED, typ: 'Refresh' }, { alg: 'HS512' }), {
    places: [at('response-body', '$.refresh_token')],
    ...told,
  });

/** A refresh token as Keycloak writes it where offline sessions have no longest life. */
export const offline = (claims = {}): TokenRecord =>
  recordOf(jws({ ...ISSUED, typ: 'Offline', exp: 0, ...claims }, { alg: 'HS512' }), {
    places: [at('request-body', 'refresh_token')],
  });

/** What Supabase gives pages, which send it as a bearer token; another role is a secret. */
export const supabaseKey = (claims = {}, told: Told = {}): TokenRecord =>
  recordOf(
    jws(
      { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'anon', ...TEN_YEARS, ...claims },
      { alg: 'HS256' },
    ),
    { places: [at('request-header', 'Authorization', 'Bearer')], ...told },
  );

const TEN_YEARS = { iat: inSeconds(-60), exp: inSeconds(315_360_000) };

/** The public token of a map, in the URL of a tile; `sk` instead of `pk` is a secret one. */
export const mapKey = (prefix: 'pk' | 'sk'): TokenRecord =>
  recordOf(
    `${prefix}.eyJ1Ijoic2hvcCIsImEiOiJjbDFxMnczZTRyNXQ2eTd1OGk5bzAifQ.Zk3vQ9sT1xY7bN5mLw2RaQ`,
    {
      places: [at('url-query', 'access_token')],
      form: 'reference',
    },
  );

const SOUND_COOKIE: CookieAttributes = {
  domain: null,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  partitioned: false,
  expiresAt: null,
};

/** A session in a cookie with other attributes than it should have. */
export const session = (attributes: Partial<CookieAttributes> = {}, told: Told = {}): TokenRecord =>
  cookieOf(jws(SESSION_CLAIMS, { alg: 'HS256' }), attributes, told);

/** A session with other claims or header members. */
export const sessionOf = (claims: Readonly<Record<string, unknown>>, header = {}): TokenRecord =>
  cookieOf(jws({ sub: 'ada', ...claims }, { alg: 'HS256', ...header }));

const SESSION_CLAIMS = { sub: 'ada', iat: inSeconds(-60), exp: inSeconds(3_540) };

/** A client's secret, sent to a token endpoint from a page. */
export const clientSecret = (told: Told = {}): TokenRecord =>
  recordOf('q9Zk3vT1xY7bN5mLw2RaQ8cD', {
    places: [at('request-body', 'client_secret')],
    form: 'reference',
    id: 'secret',
    ...told,
  });

/** What a client without a secret has signed, sent to a token endpoint (RFC 7523 §2.2). */
export const clientAssertion = (): TokenRecord =>
  recordOf(jws({ iss: 'backend', sub: 'backend', exp: inSeconds(60) }, { alg: 'ES256' }), {
    places: [at('request-body', 'client_assertion')],
    id: 'assertion',
  });

/** A pointer to a session on the server, in a cookie. */
export const reference = (attributes: Partial<CookieAttributes> = {}): TokenRecord =>
  cookieOf('q1c9tr5k0zbvxw3ylmn8pd7fgh', attributes, {
    places: [at('cookie', 'PHPSESSID')],
    form: 'reference',
  });

function cookieOf(
  raw: string,
  attributes: Partial<CookieAttributes> = {},
  told: Told = {},
): TokenRecord {
  return recordOf(raw, {
    places: [at('cookie', 'shop_session')],
    hosts: ['shop.example'],
    cookie: { ...SOUND_COOKIE, ...attributes },
    ...told,
  });
}

/** A proof as RFC 9449 §4.2 wants it. */
export const proof = (claims = {}, header = {}, told: Told = {}): TokenRecord =>
  recordOf(
    jws(
      {
        jti: 'p1',
        htm: 'GET',
        htu: 'https://api.shop.example/orders',
        iat: inSeconds(-1),
        ...claims,
      },
      { alg: 'ES256', typ: 'dpop+jwt', jwk: PUBLIC_KEY, ...header },
    ),
    {
      places: [at('request-header', 'DPoP')],
      firstSeen: NOW,
      lastSentAt: NOW,
      origin: used(),
      ...told,
    },
  );

/** The request that a proof is sound for, and its use in it. */
export const used = (use: Partial<ProofUse> = {}, told: Partial<Origin> = {}): Origin =>
  from({
    method: 'GET',
    url: 'https://api.shop.example/orders',
    use: { at: NOW, requestId: '1', againAt: null, ...use },
    ...told,
  });

export const PUBLIC_KEY = { kty: 'EC', crv: 'P-256', x: 'l8tF', y: '9VE4' };

/** Where a token came from, and what came with it. */
export const from = (told: Partial<Origin> = {}): Origin => ({
  method: 'POST',
  url: 'https://accounts.shop.example/token',
  beside: [],
  grant: null,
  accessToken: null,
  use: null,
  noStore: null,
  ...told,
});

/** What a token endpoint was asked for. */
export const grant = (type: string, told: Partial<Grant> = {}): Grant => ({
  type,
  nonce: null,
  code: null,
  pkce: type === 'authorization_code',
  basic: false,
  proof: null,
  ...told,
});

/** Any other token, carried where nothing tells what it is for. */
export const other = (raw: string, told: Told = {}): TokenRecord =>
  recordOf(raw, { places: [at('request-body', 'data')], ...told });

export function at(carrier: Carrier, field: string, ...via: readonly string[]): Place {
  return { carrier, field, via, count: 1 };
}
