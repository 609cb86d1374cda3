// Tokens with real signatures, and the keys that they were made with: every verdict, every way to one.
import type { Discovery, KeyQuestion } from '../../lib/judge/verify/discovery/discovery.ts';
import type { KeySource, VerificationKey } from '../../lib/judge/verify/key.ts';
import { readKeys } from '../../lib/judge/verify/keys/read-keys.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { seen } from './exchanges.ts';
import type { FakeViewOptions } from './fake-view.ts';
import { NOW, record } from './tokens.ts';
import fixture from './verify-fixture.json' with { type: 'json' };

const ISSUER = 'https://accounts.shop.example';
const { tokens, keys } = fixture;

/** What a person would paste. */
export const PASTED: Readonly<Record<string, string>> = {
  set: JSON.stringify(keys.published, null, 2),
  certificate: keys.certificate,
  private: JSON.stringify(keys.decryption),
  secret: keys.secret,
  broken: JSON.stringify(keys.published, null, 2).slice(0, 300),
  token: tokens.weak,
  address: 'https://keys.example/jwks.json',
};

const GIVEN = { from: 'given', name: 'pasted text' } as const;
const FETCHED = {
  from: 'issuer',
  url: `${ISSUER}/jwks`,
  issuer: ISSUER,
  fetchedAt: NOW - 12_000,
} as const;

async function read(text: string, source: KeySource): Promise<readonly VerificationKey[]> {
  const reading = await readKeys(text, 'pasted text', { source });
  return reading.ok ? reading.keys : [];
}

export const PUBLISHED = await read(JSON.stringify(keys.published), FETCHED);
const [GIVEN_SET, STRANGER, DECRYPTION, CERTIFICATE, SECRET, WEAK, PASSPHRASE, ODD] =
  await Promise.all([
    read(JSON.stringify(keys.published), { from: 'given', name: 'jwks.json' }),
    read(JSON.stringify(keys.stranger), GIVEN),
    read(JSON.stringify(keys.decryption), GIVEN),
    read(keys.certificate, { from: 'given', name: 'accounts.crt' }),
    read(keys.secret, GIVEN),
    read('secret', GIVEN),
    read(keys.passphrase, GIVEN),
    read(JSON.stringify(keys.published).replace('"e":"AQAB"', '"e":"AAEAAQ"'), FETCHED),
  ]);

const bearer = (count: number) =>
  ({ carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count }) as const;
const cookie = (field: string, count: number) =>
  ({ carrier: 'cookie', field, via: [], count }) as const;

const REQUEST = { requestId: 'orders', url: 'https://api.shop.example/orders?page=1' } as const;

/** A token of every form, by the names that shots select. */
export const SIGNED: readonly TokenRecord[] = [
  record(tokens.access, { id: 'access', firstSeen: NOW - 194_000, places: [bearer(14)] }),
  record(tokens.tampered, { id: 'tampered', places: [bearer(1)] }),
  record(tokens.weak, { id: 'weak', places: [cookie('cart', 3)] }),
  record(tokens.session, { id: 'session', places: [cookie('shop_session', 9)] }),
  record(tokens.embedded, { id: 'embedded', places: [bearer(2)] }),
  record(tokens.es256k, { id: 'es256k', places: [bearer(1)] }),
  record(tokens.noKey, {
    id: 'id',
    places: [{ carrier: 'response-body', field: '$.id_token', via: [], count: 1 }],
  }),
  record(tokens.nested, { id: 'nested', form: 'jwe', places: [cookie('rt', 3)] }),
  record(tokens.sdJwt, {
    id: 'sd-jwt',
    form: 'sd-jwt',
    places: [{ carrier: 'request-body', field: 'vp_token', via: [], count: 1 }],
  }),
  record(tokens.bound, {
    id: 'bound',
    places: [{ carrier: 'request-header', field: 'Authorization', via: ['DPoP'], count: 1 }],
  }),
  record(tokens.proof, {
    id: 'proof',
    places: [{ carrier: 'request-header', field: 'DPoP', via: [], count: 1 }],
  }),
];

/** Encrypted with a passphrase: one as it should be, one with more iterations than are calculated. */
const ENCRYPTED: readonly TokenRecord[] = [
  record(tokens.passphrase, { id: 'passphrase', form: 'jwe', places: [cookie('cart', 3)] }),
  record(tokens.passphraseBeyond, { id: 'beyond', form: 'jwe', places: [cookie('saved', 1)] }),
];

/** A token with an issuer inside of a network, which anybody can write. */
const INSIDE = record(
  `${base64url({ alg: 'RS256', kid: 'a' })}.${base64url({ iss: 'https://192.168.0.1/admin', sub: 'ada' })}.${'A'.repeat(342)}`,
  { id: 'inside', places: [bearer(1)] },
);

function base64url(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const [HEAD = '', CONTENT = '', SIGNATURE = ''] = tokens.session.split('.');

/** What the detached token leaves out, as a person would paste it. */
export const SIGNED_CONTENT = atob(CONTENT.replaceAll('-', '+').replaceAll('_', '/'));

/** A signature of a body, which travels in a field (RFC 7515 appendix F). */
const DETACHED = record(`${HEAD}..${SIGNATURE}`, {
  id: 'detached',
  places: [{ carrier: 'request-header', field: 'x-jws-signature', via: [], count: 1 }],
});

const SIGHTINGS = {
  bound: [seen(4_000, { ...REQUEST, via: ['DPoP'] })],
  proof: [seen(4_000, { ...REQUEST, field: 'DPoP', via: [] })],
};

const signed = (more: FakeViewOptions): FakeViewOptions => ({
  tokens: SIGNED,
  sightings: SIGHTINGS,
  clocks: [{ host: 'api.shop.example', earliest: 1_600, latest: 2_600, samples: 9 }],
  ...more,
});

const CONFIGURATION = `${ISSUER}/.well-known/openid-configuration`;

const OTHER_HOST: Discovery = {
  ok: false,
  failure: {
    code: 'other-host',
    url: CONFIGURATION,
    jwksUri: 'https://keys.cdn.example/shop/jwks.json',
    origin: 'https://keys.cdn.example',
  },
  requests: [{ url: CONFIGURATION, failure: null }],
};

const PAGE_FOR_PEOPLE: Discovery = {
  ok: false,
  failure: { code: 'html', url: CONFIGURATION, contentType: 'text/html' },
  requests: [
    {
      url: CONFIGURATION,
      failure: { code: 'html', url: CONFIGURATION, contentType: 'text/html' },
    },
    {
      url: `${ISSUER}/.well-known/oauth-authorization-server`,
      failure: {
        code: 'not-found',
        url: `${ISSUER}/.well-known/oauth-authorization-server`,
        status: 404,
      },
    },
  ],
};

const found = ({ alsoFrom }: KeyQuestion): Discovery => ({
  ok: true,
  keys: PUBLISHED,
  url: alsoFrom === undefined ? `${ISSUER}/jwks` : 'https://keys.cdn.example/shop/jwks.json',
  problems: [],
  requests: [
    { url: CONFIGURATION, failure: null },
    { url: `${ISSUER}/jwks`, failure: null },
  ],
});

export const VERIFY_SCENES: Readonly<Record<string, () => FakeViewOptions>> = {
  signed: () => signed({ discovery: found }),
  published: () => signed({ keys: PUBLISHED }),
  'given-set': () => signed({ keys: GIVEN_SET }),
  stranger: () => signed({ keys: STRANGER }),
  secrets: () => signed({ keys: [...SECRET, ...WEAK] }),
  opened: () => signed({ keys: [...DECRYPTION, ...PUBLISHED] }),
  'opened-masked': () =>
    signed({
      keys: [...DECRYPTION, ...PUBLISHED],
      settings: { masking: 'tokens-and-people' },
    }),
  odd: () => signed({ keys: ODD }),
  inside: () => ({ tokens: [INSIDE], discovery: found }),
  detached: () => ({ tokens: [DETACHED], keys: SECRET }),
  passphrase: () => ({ tokens: ENCRYPTED, keys: PASSPHRASE }),
  'many-keys': () => signed({ keys: [...PUBLISHED, ...CERTIFICATE, ...DECRYPTION, ...SECRET] }),
  fetching: () => signed({ discovery: () => new Promise(() => undefined) }),
  'fetch-failed': () => signed({ discovery: () => PAGE_FOR_PEOPLE }),
  'other-host': () =>
    signed({ discovery: (question) => (question.alsoFrom ? found(question) : OTHER_HOST) }),
};
