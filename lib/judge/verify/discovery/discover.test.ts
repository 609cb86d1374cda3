import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Jwk, VerificationKey } from '../key.ts';
import type { KeyReading, KeyReadingOptions } from '../key-reading.ts';
import { askedOrigins, askedUrls, discoverKeys } from './discover.ts';
import type { Discovery, KeyAnswer, KeyQuestion, RequestFailure } from './discovery.ts';

const ISSUER = 'https://accounts.example';
const METADATA = `${ISSUER}/.well-known/openid-configuration`;
const OAUTH = `${ISSUER}/.well-known/oauth-authorization-server`;
const KEYS = `${ISSUER}/jwks`;
const NOW = Date.UTC(2026, 10, 29);

const EC = { kty: 'EC', crv: 'P-256', kid: 'a', x: 'f83O', y: 'x_FE' };
const RSA = { kty: 'RSA', kid: 'b', n: 'oahUI', e: 'AQAB' };

/** Reads what a test needs of a JWK Set; keys are read for real elsewhere. */
function readKeys(text: string, _: string, { source }: KeyReadingOptions): KeyReading {
  const { keys } = JSON.parse(text) as { readonly keys: readonly unknown[] };
  const known = keys.filter((key) => typeof key === 'object' && key !== null && 'kty' in key);
  const at = { at: 0, line: 1 };
  const problems = known.length === keys.length ? [] : [{ code: 'kty-missing' as const, ...at }];
  if (source === undefined || known.length === 0) {
    return { ok: false, problems: [{ code: 'no-keys-in-json', ...at }] };
  }
  return {
    ok: true,
    form: 'jwk-set',
    problems,
    keys: known.map((jwk) => keyOf(jwk as Jwk, source)),
  };
}

function keyOf(jwk: Jwk, source: VerificationKey['source']): VerificationKey {
  const { kty, kid } = jwk as Jwk & { readonly kid?: string };
  const isSecret = kty === 'oct';
  return {
    id: JSON.stringify(jwk),
    label: kid ?? kty,
    source,
    material: isSecret ? { type: 'secret', bytes: new Uint8Array(4) } : { type: 'jwk', jwk },
    kid: kid ?? null,
    alg: null,
    use: null,
    keyOps: null,
    kty,
    crv: null,
    bits: null,
    isPrivate: 'd' in jwk,
    certificate: null,
    faults: [],
  };
}

type Page = string | object | Partial<Extract<KeyAnswer, { ok: true }>> | RequestFailure;

/** Answers by URL; what is not there is 404. */
async function discover(
  pages: Readonly<Record<string, Page>>,
  question: Partial<KeyQuestion> = {},
): Promise<Discovery & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const get = async (url: string): Promise<KeyAnswer> => {
    asked.push(url);
    const page = pages[url] ?? { status: 404 };
    if (typeof page === 'object' && 'code' in page) {
      return { ok: false, failure: page as RequestFailure };
    }
    const isAnswer = typeof page === 'object' && ('status' in page || 'contentType' in page);
    const text = typeof page === 'string' ? page : JSON.stringify(page);
    const answer = { url, status: 200, contentType: 'application/json', text } as const;
    return { ok: true, ...answer, ...(isAnswer ? page : {}) };
  };
  const options = { get, readKeys, now: () => NOW };
  return { ...(await discoverKeys({ issuer: ISSUER, ...question }, options)), asked };
}

const metadata = (more: object = {}) => ({ issuer: ISSUER, jwks_uri: KEYS, ...more });

async function failureOf(
  pages: Readonly<Record<string, Page>>,
  question: Partial<KeyQuestion> = {},
): Promise<unknown> {
  const discovery = await discover(pages, question);
  return discovery.ok ? 'keys were found' : discovery.failure;
}

describe('the keys of an issuer', () => {
  test('are found by its OpenID configuration', async () => {
    const found = await discover({ [METADATA]: metadata(), [KEYS]: { keys: [EC, RSA] } });
    expect(found.asked).toEqual([METADATA, KEYS]);
    expect(found).toMatchObject({ ok: true, url: KEYS, problems: [] });
    expect(found.ok && found.keys.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(found.ok && found.keys[0]?.source).toEqual({
      from: 'issuer',
      url: KEYS,
      issuer: ISSUER,
      fetchedAt: NOW,
    });
    expect(found.requests).toEqual([
      { url: METADATA, failure: null },
      { url: KEYS, failure: null },
    ]);
  });

  test('are found by OAuth metadata where there is no OpenID configuration', async () => {
    const found = await discover({ [OAUTH]: metadata(), [KEYS]: { keys: [EC] } });
    expect(found.ok).toBe(true);
    expect(found.asked).toEqual([METADATA, OAUTH, KEYS]);
  });

  test.each([
    ['a page for people', '<!doctype html><title>Sign in</title>'],
    ['a status of its own', { status: 401 }],
    ['metadata of somebody else', metadata({ issuer: 'https://accounts.example/' })],
    [
      'a redirect to another host',
      { code: 'redirected', url: METADATA, to: 'https://www.example/' },
    ],
  ] as const)('are looked for further on after %s', async (_, page) => {
    const found = await discover({ [METADATA]: page, [OAUTH]: metadata(), [KEYS]: { keys: [EC] } });
    expect(found.ok).toBe(true);
    expect(found.requests[0]?.failure).not.toBeNull();
  });

  test('may stand in the metadata of who issues credentials', async () => {
    const url = `${ISSUER}/.well-known/jwt-vc-issuer`;
    const found = await discover(
      { [url]: { issuer: ISSUER, jwks: { keys: [EC] } } },
      { isCredential: true },
    );
    expect(found).toMatchObject({ ok: true, url, keys: [{ kid: 'a' }] });
    expect(found.asked).toEqual([url]);
  });

  test('are read whatever the answer calls itself', async () => {
    const text = JSON.stringify({ keys: [EC] });
    const found = await discover({
      [METADATA]: metadata(),
      [KEYS]: { contentType: 'text/plain', text },
    });
    expect(found.ok).toBe(true);
  });

  test('behind a URL that was typed are nobody’s by name', async () => {
    const url = 'https://keys.example/all?version=2';
    const found = await discover({ [url]: { keys: [EC] } }, { issuer: null, jwksUri: url });
    expect(found.asked).toEqual([url]);
    expect(found.ok && found.keys[0]?.source).toMatchObject({ url, issuer: null });
  });
});

describe('another host', () => {
  const elsewhere = 'https://www.keys.example/certs';
  const pages = { [METADATA]: metadata({ jwks_uri: elsewhere }), [elsewhere]: { keys: [EC] } };
  const failure = {
    code: 'other-host',
    url: METADATA,
    jwksUri: elsewhere,
    origin: 'https://www.keys.example',
  };

  test('is asked only when a person allowed it by name', async () => {
    const refused = await discover(pages);
    expect(refused).toMatchObject({ ok: false, failure });
    expect(refused.asked).toEqual([METADATA]);
    const allowed = await discover(pages, { alsoFrom: elsewhere });
    expect(allowed.ok).toBe(true);
    expect(allowed.asked).toEqual([METADATA, elsewhere]);
  });

  test('that was allowed is no other host, port, scheme or address', async () => {
    for (const alsoFrom of [
      'https://keys.example/certs',
      'https://www.keys.example:8443/certs',
      'https://www.keys.example/other',
      'https://',
    ]) {
      expect(await failureOf(pages, { alsoFrom })).toEqual(failure);
    }
  });

  test('is what another port is too', async () => {
    const jwks_uri = `${ISSUER}:8443/jwks`;
    expect(await failureOf({ [METADATA]: metadata({ jwks_uri }) })).toMatchObject({
      code: 'other-host',
      origin: `${ISSUER}:8443`,
    });
  });
});

describe('a failure says what it was', () => {
  const NOT_FOUND = { code: 'not-found', url: METADATA, status: 404 };

  test.each<readonly [string, Readonly<Record<string, Page>>, object]>([
    ['nothing there', {}, NOT_FOUND],
    ['a refusal', { [METADATA]: { status: 401 } }, { code: 'refused', url: METADATA, status: 401 }],
    ['a fault of the server', { [OAUTH]: { status: 500 } }, { code: 'refused', url: OAUTH }],
    ['a page', { [METADATA]: '<html>' }, { code: 'html', contentType: 'application/json' }],
    ['empty HTML', { [METADATA]: { contentType: 'text/html', text: '' } }, { code: 'html' }],
    ['some text', { [METADATA]: 'hello' }, { code: 'not-json', begins: 'hello' }],
    ['a list', { [METADATA]: '[]' }, { code: 'not-json', begins: '[]' }],
    [
      'another issuer',
      { [METADATA]: metadata({ issuer: 'https://evil.example' }) },
      { code: 'wrong-issuer', url: METADATA, expected: ISSUER, said: 'https://evil.example' },
    ],
    [
      'another spelling',
      { [METADATA]: metadata({ issuer: 'https://ACCOUNTS.example' }) },
      { code: 'wrong-issuer', said: 'https://ACCOUNTS.example' },
    ],
    ['no issuer', { [METADATA]: { jwks_uri: KEYS } }, { code: 'wrong-issuer', said: null }],
    ['an issuer in a list', { [METADATA]: metadata({ issuer: [ISSUER] }) }, { said: null }],
    ['no keys named', { [METADATA]: { issuer: ISSUER } }, { code: 'no-jwks-uri', url: METADATA }],
    [
      'keys in the clear',
      { [METADATA]: metadata({ jwks_uri: 'http://accounts.example/jwks' }) },
      { code: 'jwks-uri-unusable', jwksUri: 'http://accounts.example/jwks' },
    ],
    [
      'keys on the reader’s own machine',
      { [METADATA]: metadata({ jwks_uri: 'http://localhost:8080/jwks' }) },
      { code: 'jwks-uri-unusable' },
    ],
    ['a relative URL', { [METADATA]: metadata({ jwks_uri: '/jwks' }) }, { jwksUri: '/jwks' }],
    ['keys that are not there', { [METADATA]: metadata() }, { ...NOT_FOUND, url: KEYS }],
    [
      'no set of keys',
      { [METADATA]: metadata(), [KEYS]: EC },
      { code: 'not-a-key-set', url: KEYS },
    ],
    ['no keys', { [METADATA]: metadata(), [KEYS]: { keys: [] } }, { code: 'no-keys', url: KEYS }],
    [
      'nothing that is a key',
      { [METADATA]: metadata(), [KEYS]: { keys: [1, {}, null] } },
      { code: 'no-usable-keys', url: KEYS, count: 3 },
    ],
    [
      'secrets alone',
      { [METADATA]: metadata(), [KEYS]: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } },
      { code: 'only-secrets', url: KEYS, count: 1 },
    ],
    [
      'ten thousand keys',
      { [METADATA]: metadata(), [KEYS]: { keys: Array.from({ length: 10_000 }, () => EC) } },
      { code: 'too-many-keys', url: KEYS, count: 10_000, limit: 1_000 },
    ],
  ])('%s', async (_, pages, failure) => {
    expect(await failureOf(pages)).toMatchObject(failure);
  });

  test.each<RequestFailure>([
    { code: 'too-large', url: METADATA, limit: 1_000_000 },
    { code: 'timed-out', url: METADATA, limit: 10_000 },
    { code: 'cancelled' },
    { code: 'blocked-by-permission', hosts: ['accounts.example'], canAsk: true },
    { code: 'unreachable', url: METADATA, why: 'no-such-host', said: 'net::ERR_NAME_NOT_RESOLVED' },
  ])('$code ends the search', async (failure) => {
    const found = await discover({ [METADATA]: failure, [OAUTH]: metadata() });
    expect(found).toMatchObject({ ok: false, failure });
    expect(found.asked).toEqual([METADATA]);
  });

  test('of several the one that tells most is given, and all are listed', async () => {
    const found = await discover({ [METADATA]: '<html>', [OAUTH]: metadata({ issuer: 'x' }) });
    expect(found).toMatchObject({ ok: false, failure: { code: 'wrong-issuer' } });
    expect(found.requests.map(({ failure }) => failure?.code)).toEqual(['html', 'wrong-issuer']);
  });

  test('an issuer that leads nowhere is not asked', async () => {
    for (const issuer of [null, 'joe', 'http://accounts.example', `${ISSUER}?`]) {
      const found = await discover({}, { issuer });
      expect(found.ok).toBe(false);
      expect(found.asked).toEqual([]);
    }
  });

  test.each(['joe', 'http://keys.example/', 'https://me@keys.example/', 'file:///keys'])(
    'nor is a typed URL like %s',
    async (jwksUri) => {
      const found = await discover({}, { jwksUri });
      expect(found.ok).toBe(false);
      expect(found.asked).toEqual([]);
    },
  );
});

describe('what should not have been published', () => {
  test('is told, and only the public halves are used', async () => {
    const keys = [{ ...EC, d: 'jpsQ' }, RSA, { kty: 'oct', kid: 'secret', k: 'c2VjcmV0' }, {}];
    const found = await discover({ [METADATA]: metadata(), [KEYS]: { keys } });
    expect(found).toMatchObject({
      ok: true,
      problems: [
        { code: 'private-keys-published', labels: ['a', 'secret'] },
        { code: 'keys-left-out', count: 1 },
      ],
    });
    if (!found.ok) return;
    expect(found.keys.map(({ material }) => material)).toEqual([
      { type: 'jwk', jwk: EC },
      { type: 'jwk', jwk: RSA },
    ]);
    expect(found.keys.some(({ isPrivate }) => isPrivate)).toBe(false);
  });
});

test('the addresses to be asked are known before anything is, too', () => {
  expect(askedUrls({ issuer: `${ISSUER}/a` })).toEqual([
    `${ISSUER}/a/.well-known/openid-configuration`,
    `${ISSUER}/.well-known/oauth-authorization-server/a`,
    `${ISSUER}/.well-known/openid-configuration/a`,
  ]);
  expect(askedUrls({ issuer: null, jwksUri: 'https://keys.example/all' })).toEqual([
    'https://keys.example/all',
  ]);
  expect(askedUrls({ issuer: 'joe' })).toEqual([]);
});

test('the origins to be asked are known before anything is', () => {
  expect(askedOrigins({ issuer: ISSUER })).toEqual([ISSUER]);
  const alsoFrom = 'https://www.keys.example/certs';
  expect(askedOrigins({ issuer: `${ISSUER}/a`, alsoFrom })).toEqual([
    ISSUER,
    'https://www.keys.example',
  ]);
  expect(askedOrigins({ issuer: ISSUER, jwksUri: 'https://keys.example/all' })).toEqual([
    'https://keys.example',
  ]);
  expect(askedOrigins({ issuer: 'joe' })).toEqual([]);
  expect(askedOrigins({ issuer: null, jwksUri: 'joe' })).toEqual([]);
});

test('whatever a server answers, no other origin is asked and nothing is thrown', async () => {
  const words = fc.constantFrom('issuer', 'jwks_uri', 'jwks', 'keys', 'kty');
  const value = fc.oneof(fc.constantFrom(ISSUER, KEYS, 'EC', 'oct'), fc.webUrl(), fc.jsonValue());
  const object = fc.dictionary(words, fc.oneof(value, fc.array(fc.dictionary(words, value))));
  const page = fc.oneof(
    object.map((one) => JSON.stringify(one)),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(page, page, async (first, second) => {
      const found = await discover({ [METADATA]: first, [OAUTH]: second, [KEYS]: second });
      for (const url of found.asked) expect(new URL(url).origin).toBe(ISSUER);
    }),
  );
});
