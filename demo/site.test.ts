// The parts of the pages that decide something, run outside of a browser.
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';

const ISSUER = 'http://accounts.localhost:4311';

/** A module of the site; these are plain scripts without types. */
function load<Module>(name: string): Promise<Module> {
  return import(new URL(`./site/${name}`, import.meta.url).href) as Promise<Module>;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

function tokenWith(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}

describe('the answer in a fragment', () => {
  interface FragmentModule {
    readFragment(hash: string, pending: { state: string; nonce: string } | null): unknown;
  }
  const pending = { state: 'mine', nonce: 'n' };
  const hash = (parts: Record<string, string>): string => `#${new URLSearchParams(parts)}`;
  const right = { access_token: 'at', id_token: tokenWith({ nonce: 'n' }), state: 'mine' };

  it('is taken from the sign-in that this tab began', async () => {
    const { readFragment } = await load<FragmentModule>('fragment.js');
    expect(readFragment(hash(right), pending)).toEqual({
      accessToken: 'at',
      idToken: right.id_token,
    });
    expect(readFragment('#top', pending)).toBeUndefined();
    expect(readFragment('', null)).toBeUndefined();
  });

  it.each<
    [name: string, parts: Record<string, string>, begun: typeof pending | null, words: RegExp]
  >([
    ['another state', { ...right, state: 'theirs' }, pending, /another sign-in/],
    ['no sign-in under way', right, null, /No sign-in was under way/],
    ['a foreign nonce', { ...right, id_token: tokenWith({}) }, pending, /foreign nonce/],
    ['an error', { state: 'mine', error: 'access_denied' }, pending, /access_denied/],
    ['no token', { state: 'mine' }, pending, /lacks a token/],
  ])('is refused with %s', async (_name, parts, begun, words) => {
    const { readFragment } = await load<FragmentModule>('fragment.js');
    expect(() => readFragment(hash(parts), begun)).toThrow(words);
  });
});

describe('the way back with a code', () => {
  interface SignInModule {
    takeCode(config: object, query: URLSearchParams): unknown;
  }
  const config = { issuer: ISSUER, clientId: 'shop-spa' };
  const right = { code: 'c', state: 'mine', iss: ISSUER };

  function begin(): Map<string, string> {
    const pending = { verifier: 'v', state: 'mine', nonce: 'n' };
    const stored = new Map([['shop-spa.sign-in', JSON.stringify(pending)]]);
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      removeItem: (key: string) => stored.delete(key),
    });
    return stored;
  }

  it('works once', async () => {
    const { takeCode } = await load<SignInModule>('sign-in.js');
    const stored = begin();
    const query = new URLSearchParams(right);
    expect(takeCode(config, query)).toEqual({ code: 'c', verifier: 'v', nonce: 'n' });
    expect(stored.size).toBe(0);
    expect(() => takeCode(config, query)).toThrow('No sign-in was under way in this tab.');
  });

  it.each([
    ['another state', { ...right, state: 'theirs' }, 'The answer belongs to another sign-in.'],
    ['another issuer', { ...right, iss: 'https://evil.example' }, 'The answer comes from someone'],
    ['an error', { ...right, error: 'access_denied' }, 'access_denied'],
  ])('is refused with %s', async (_name, query, words) => {
    const { takeCode } = await load<SignInModule>('sign-in.js');
    begin();
    expect(() => takeCode(config, new URLSearchParams(query))).toThrow(words);
  });
});

describe('the proofs of the trade counter', () => {
  interface DpopModule {
    describeKey(keys: object): Promise<{ thumbprint: string }>;
    createProver(
      keys: object,
      hears: object,
    ): Promise<(to: string, options: object) => Promise<Response>>;
  }
  const API = 'http://shop.localhost:4310/api/trade/prices';

  /** Runs one request through the page's code; `answers` are the server's, in order. */
  async function sendWith(answers: readonly Response[]) {
    const module = await load<DpopModule>('dpop.js');
    const keys = await generateKeyPair('ES256');
    const sent: Headers[] = [];
    const left = [...answers];
    vi.stubGlobal('location', { href: 'http://shop.localhost:4310/trade' });
    vi.stubGlobal('fetch', async (_address: URL, { headers }: { headers: Headers }) => {
      sent.push(headers);
      return left.shift() ?? Response.error();
    });
    const nonce = vi.fn();
    const send = await module.createProver(keys, { proved: () => undefined, nonce });
    const response = await send('/api/trade/prices?page=1#top', { token: 'the.access.token' });
    const proofs = sent.map((headers) => headers.get('dpop') ?? '');
    return { module, keys, sent, nonce, response, proofs };
  }

  const wantsNonce = (value: string): Response =>
    new Response(null, { status: 401, headers: { 'dpop-nonce': value } });

  it('are for this request, this token and this key', async () => {
    const { module, keys, sent, proofs } = await sendWith([new Response()]);
    const read = await jwtVerify(proofs[0] ?? '', EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
    });
    expect(read.payload).toEqual({
      htm: 'GET',
      htu: API,
      iat: expect.any(Number),
      jti: expect.stringMatching(/^[\w-]{43}$/),
      ath: createHash('sha256').update('the.access.token').digest('base64url'),
    });
    expect(sent[0]?.get('authorization')).toBe('DPoP the.access.token');
    const { thumbprint } = await module.describeKey(keys);
    expect(thumbprint).toBe(await calculateJwkThumbprint(await exportJWK(keys.publicKey)));
    expect(Object.keys(read.protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('come again, with the nonce, when a server asks for one', async () => {
    const { proofs, nonce, response } = await sendWith([wantsNonce('n1'), new Response()]);
    expect(response.status).toBe(200);
    expect(nonce).toHaveBeenCalledOnce();
    const [first, second] = await Promise.all(
      proofs.map(async (proof) => (await jwtVerify(proof, EmbeddedJWK)).payload),
    );
    expect(second).toMatchObject({ nonce: 'n1' });
    expect(second?.jti).not.toBe(first?.jti);
  });

  it('do not come a third time', async () => {
    const { proofs, response } = await sendWith([wantsNonce('n1'), wantsNonce('n2')]);
    expect([proofs.length, response.status]).toEqual([2, 401]);
  });
});
