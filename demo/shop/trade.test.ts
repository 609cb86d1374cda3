import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TRADE_CLIENT_ID } from '../names.ts';
import { type Demo, startDemo } from '../server.ts';
import { createProver, type ProofParts, type Prover } from '../support/prover.ts';
import {
  askForBoundTokens,
  askForTokens,
  bearer,
  signIn,
  signInBound,
  type TokenAnswer,
  visitProvider,
} from '../support/sign-in.ts';
import { type Answer, Visitor } from '../support/visitor.ts';

let demo: Demo;
let prover: Prover;
let token: string;
/** The API's nonce. */
let nonce: string;

const address = () => `${demo.shopUrl}/api/trade/prices`;

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
  prover = await createProver();
  token = (await signInBound(demo, prover)).access_token;
  const first = await send(token, await prover.proof('GET', address(), { token }));
  nonce = String(first.headers['dpop-nonce']);
});

afterAll(() => demo.close());

function send(accessToken: string, proof: string | string[] | undefined): Promise<Answer> {
  const dpop = proof === undefined ? {} : { dpop: proof };
  const headers = { authorization: `DPoP ${accessToken}`, ...dpop };
  return new Visitor().ask(address(), { headers });
}

const proofWith = (parts: ProofParts = {}): Promise<string> =>
  prover.proof('GET', address(), { token, nonce, ...parts });

describe('a token that is bound to a key', () => {
  it('names the key, and comes from a provider that saw a proof', async () => {
    expect(decodeJwt(token)).toMatchObject({
      client_id: TRADE_CLIENT_ID,
      cnf: { jkt: prover.thumbprint },
    });
    const answer = await askForTokens(
      demo,
      { grant_type: 'authorization_code', code: 'none', redirect_uri: `${demo.shopUrl}/trade` },
      { clientId: TRADE_CLIENT_ID, back: '/trade' },
      { dpop: await prover.proof('POST', `${demo.accountsUrl}/token`) },
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'use_dpop_nonce' });
    expect(answer.headers['access-control-expose-headers']).toContain('DPoP-Nonce');
  });

  it('is not to be had without a proof', async () => {
    const client = { clientId: TRADE_CLIENT_ID, back: '/trade' };
    const { query, verifier } = await visitProvider(demo, 'continue', client);
    const answer = await askForTokens(
      demo,
      {
        grant_type: 'authorization_code',
        code: query.get('code') ?? '',
        redirect_uri: `${demo.shopUrl}/trade`,
        code_verifier: verifier,
      },
      client,
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'invalid_grant' });
  });

  it('is asked for a nonce once, and then serves', async () => {
    const without = await send(token, await proofWith({ nonce: undefined }));
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toMatch(/^DPoP .*error="use_dpop_nonce"/);
    const given = String(without.headers['dpop-nonce']);
    const answer = await send(token, await proofWith({ nonce: given }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).prices[1]).toEqual({
      product: 'gear',
      name: 'Brass gear',
      dozen: 16_650,
    });
    expect((await send(token, await proofWith({ nonce: given }))).status).toBe(200);
  });

  it('orders with a proof for that very request', async () => {
    const orders = `${demo.shopUrl}/api/trade/orders`;
    const order = async (method: string): Promise<Answer> => {
      const dpop = await prover.proof(method, orders, { token, nonce });
      const headers = { authorization: `DPoP ${token}`, dpop };
      const body = JSON.stringify({ product: 'ink' });
      return new Visitor().ask(orders, { method: 'POST', headers, body });
    };
    const ordered = await order('POST');
    expect([ordered.status, JSON.parse(ordered.body).total]).toEqual([201, 8370]);
    expect((await order('GET')).status).toBe(401);
  });

  it('is renewed with the same key alone, by a refresh token that works once', async () => {
    const tokens = await signInBound(demo, prover);
    const refresh = (by: Prover) =>
      askForBoundTokens(demo, by, {
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
      });
    expect(JSON.parse((await refresh(await createProver())).body)).toMatchObject({
      error: 'invalid_grant',
    });
    const renewed = JSON.parse((await refresh(prover)).body) as TokenAnswer;
    expect(renewed.token_type).toBe('DPoP');
    expect(decodeJwt(renewed.access_token)).toMatchObject({ cnf: { jkt: prover.thumbprint } });
    expect((await refresh(prover)).status).toBe(400);
  });

  it.each(['/api/orders', '/api/prices/1', '/api/old/orders'])(
    'does not pass as a bearer token at %s',
    async (path) => {
      const url = new URL(demo.shopUrl + path);
      if (path === '/api/old/orders') url.searchParams.set('access_token', token);
      const answer = await new Visitor().ask(url, { headers: bearer(token) });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body).message).toMatch(/bound to a key/);
    },
  );
});

describe('the trade counter refuses', () => {
  const now = (): number => Math.floor(Date.now() / 1000);

  it.each<[name: string, parts: () => ProofParts, words: RegExp]>([
    ['another method', () => ({ claims: { htm: 'POST' } }), /htm differs/],
    ['another path', () => ({ claims: { htu: `${demo.shopUrl}/api/orders` } }), /htu differs/],
    [
      'another origin',
      () => ({ claims: { htu: address().replace('shop.', 'x.') } }),
      /htu differs/,
    ],
    ['an address that is none', () => ({ claims: { htu: 'here' } }), /htu differs/],
    ['another token', () => ({ token: `${token}x` }), /ath differs/],
    ['no token', () => ({ claims: { ath: undefined } }), /ath differs/],
    ['an hour ago', () => ({ claims: { iat: now() - 3600 } }), /just now/],
    ['tomorrow', () => ({ claims: { iat: now() + 86_400 } }), /just now/],
    ['no time', () => ({ claims: { iat: undefined } }), /just now/],
    ['a nonce of its own', () => ({ nonce: 'mine' }), /nonce of this answer/],
    ['no jti', () => ({ claims: { jti: undefined } }), /used before/],
    ['an endless jti', () => ({ claims: { jti: 'j'.repeat(10_000) } }), /used before/],
    ['another type', () => ({ header: { typ: 'JWT' } }), /not signed by the key/],
    ['no key', () => ({ header: { jwk: undefined } }), /not signed by the key/],
    ['its private key', () => ({ header: { jwk: prover.privateJwk } }), /not signed by the key/],
  ])('a proof with %s', async (_name, parts, words) => {
    const answer = await send(token, await proofWith(parts()));
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(
      /^DPoP realm="trade", error="(invalid_dpop_proof|use_dpop_nonce)"/,
    );
    expect(JSON.parse(answer.body).message).toMatch(words);
  });

  it('a proof that was used before', async () => {
    const proof = await proofWith();
    expect((await send(token, proof)).status).toBe(200);
    const again = await send(token, proof);
    expect(again.status).toBe(401);
    expect(JSON.parse(again.body).message).toBe('The proof was used before.');
  });

  it('a proof made with another key, two proofs, none, and nonsense', async () => {
    const thief = await createProver();
    const stolen = await send(token, await thief.proof('GET', address(), { token, nonce }));
    expect(JSON.parse(stolen.body).message).toBe('The proof was made with another key.');
    const two = [await proofWith(), await proofWith()];
    for (const proof of [two, undefined, '', 'a.b.c', '.'.repeat(10_000), token]) {
      expect((await send(token, proof)).status, String(proof)).toBe(401);
    }
  });

  it('a token without a key, an ID token, and no token at all', async () => {
    const { tokens } = await signIn(demo);
    for (const other of [tokens.access_token, tokens.id_token]) {
      const answer = await send(other, await proofWith({ token: other }));
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    }
    const none = await new Visitor().ask(address());
    expect(none.headers['www-authenticate']).toBe('DPoP realm="trade", algs="ES256"');
    const malformed = await send('two words', await proofWith());
    expect(malformed.status).toBe(400);
  });

  it('an expired token, however good its proof', async () => {
    const brief = await startDemo({ port: 0, accessTokenSeconds: 1 });
    try {
      const { access_token: old } = await signInBound(brief, prover);
      const there = `${brief.shopUrl}/api/trade/prices`;
      const headers = async () => ({
        authorization: `DPoP ${old}`,
        dpop: await prover.proof('GET', there, { token: old }),
      });
      await vi.waitFor(
        async () => {
          const answer = await new Visitor().ask(there, { headers: await headers() });
          expect(answer.headers['www-authenticate']).toMatch(/error="invalid_token".*expired at/);
        },
        { timeout: 5000, interval: 50 },
      );
    } finally {
      await brief.close();
    }
  });
});
