import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_RESOURCE, OLD_CLIENT_ID } from '../names.ts';
import { type Demo, startDemo } from '../server.ts';
import { signIn, signInTheOldWay } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

let demo: Demo;
let fragment: URLSearchParams;
let back: URL;

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
  const answer = await signInTheOldWay(demo, 'the state', 'the nonce');
  expect(answer.status).toBe(303);
  back = new URL(answer.headers.location ?? '');
  fragment = new URLSearchParams(back.hash.slice(1));
});

afterAll(() => demo.close());

async function orders(query: string): Promise<{ status: number; challenge: string | undefined }> {
  const answer = await new Visitor().ask(`${demo.shopUrl}/api/old/orders?${query}`);
  return { status: answer.status, challenge: answer.headers['www-authenticate'] };
}

describe('the old way', () => {
  it('hands the tokens over in the fragment of a redirect', () => {
    expect(back.origin + back.pathname + back.search).toBe(`${demo.shopUrl}/old-counter`);
    expect(Object.fromEntries(fragment)).toMatchObject({
      state: 'the state',
      token_type: 'Bearer',
      expires_in: '3600',
    });
    const accessToken = fragment.get('access_token') ?? '';
    expect(decodeJwt(accessToken)).toMatchObject({
      aud: API_RESOURCE,
      client_id: OLD_CLIENT_ID,
    });
    const digest = createHash('sha256').update(accessToken).digest();
    expect(decodeJwt(fragment.get('id_token') ?? '')).toMatchObject({
      aud: OLD_CLIENT_ID,
      nonce: 'the nonce',
      at_hash: digest.subarray(0, 16).toString('base64url'),
    });
    expect(fragment.has('refresh_token')).toBe(false);
  });

  it('has a token that outlives all others', () => {
    const { exp, iat } = decodeJwt(fragment.get('access_token') ?? '');
    expect(Number(exp) - Number(iat)).toBe(3600);
  });

  it('sends the token as a query parameter', async () => {
    const query = new URLSearchParams({ access_token: fragment.get('access_token') ?? '' });
    expect(await orders(String(query))).toEqual({ status: 200, challenge: undefined });
  });

  it('refuses an ID token, nonsense, and none', async () => {
    const idToken = fragment.get('id_token') ?? '';
    for (const query of [`access_token=${idToken}`, 'access_token=nonsense']) {
      const { status, challenge } = await orders(query);
      expect([status, challenge]).toEqual([401, expect.stringContaining('error="invalid_token"')]);
    }
    for (const query of ['', 'access_token=']) {
      expect(await orders(query)).toEqual({ status: 401, challenge: 'Bearer realm="shop"' });
    }
  });

  it('is open to the old counter alone', async () => {
    const query = new URLSearchParams({
      response_type: 'id_token token',
      client_id: 'shop-spa',
      redirect_uri: `${demo.shopUrl}/callback`,
      scope: 'openid',
      state: 's',
      nonce: 'n',
    });
    const answer = await new Visitor().ask(`${demo.accountsUrl}/auth?${query}`);
    expect(answer.headers.location).toContain('response_type+is+not+allowed+for+this+client');
    expect(answer.headers.location).not.toContain('access_token=');
  });

  it('leaves the other tokens as short as they were', async () => {
    const { tokens } = await signIn(demo);
    expect(tokens.expires_in).toBe(30);
  });
});
