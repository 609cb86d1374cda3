import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_RESOURCE, CLIENT_ID } from '../names.ts';
import { type Demo, startDemo } from '../server.ts';
import { askForTokens, signIn, type TokenAnswer, visitProvider } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
});

afterAll(() => demo.close());

describe('the tokens of a sign-in', () => {
  it('include a JWT access token for the API', async () => {
    const { tokens } = await signIn(demo);
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({
      typ: 'at+jwt',
      alg: 'ES256',
    });
    const claims = decodeJwt(tokens.access_token);
    expect(claims).toMatchObject({
      iss: demo.accountsUrl,
      aud: API_RESOURCE,
      client_id: CLIENT_ID,
      scope: 'orders:read prices:read',
      email: 'ada@shop.example',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(30);
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 30 });
  });

  it('include an ID token bound to the request and to the access token', async () => {
    const { tokens, nonce } = await signIn(demo);
    const digest = createHash('sha256').update(tokens.access_token).digest();
    expect(decodeProtectedHeader(tokens.id_token)).toMatchObject({ alg: 'RS256' });
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      iss: demo.accountsUrl,
      aud: CLIENT_ID,
      nonce,
      at_hash: digest.subarray(0, 16).toString('base64url'),
      email: 'ada@shop.example',
      name: 'Ada Lovelace ✦ Zoë',
    });
  });

  it('include an opaque refresh token that works once', async () => {
    const { tokens } = await signIn(demo);
    expect(tokens.refresh_token).not.toContain('.');
    const spend = (token: string) =>
      askForTokens(demo, { grant_type: 'refresh_token', refresh_token: token });
    const first = await spend(tokens.refresh_token);
    expect(first.status).toBe(200);
    const renewed = JSON.parse(first.body) as TokenAnswer;
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect(renewed.access_token).not.toBe(tokens.access_token);
    const again = await spend(tokens.refresh_token);
    expect(again.status).toBe(400);
    expect(JSON.parse(again.body)).toMatchObject({ error: 'invalid_grant' });
    // Someone may have stolen the spent one, so its successor dies with it.
    expect((await spend(renewed.refresh_token)).status).toBe(400);
  });
});

describe('the provider', () => {
  it('has a page for whoever opens its address by hand', async () => {
    const visitor = new Visitor();
    const welcome = await visitor.ask(demo.accountsUrl);
    expect(welcome.body).toContain('Accounts');
    expect(welcome.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('refuses a code without its PKCE verifier', async () => {
    const { query } = await visitProvider(demo, 'continue');
    const answer = await askForTokens(demo, {
      grant_type: 'authorization_code',
      code: query.get('code') ?? '',
      redirect_uri: `${demo.shopUrl}/callback`,
      code_verifier: 'x'.repeat(43),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'invalid_grant' });
  });

  it('tells the shop when the sign-in was cancelled', async () => {
    const { query } = await visitProvider(demo, 'cancel');
    expect(query.get('error')).toBe('access_denied');
    expect(query.get('iss')).toBe(demo.accountsUrl);
  });

  it('lets the shop alone read the token endpoint from a page', async () => {
    const preflight = (origin: string) =>
      new Visitor().ask(`${demo.accountsUrl}/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT_ID }),
      });
    const ours = await preflight(demo.shopUrl);
    expect(ours.headers['access-control-allow-origin']).toBe(demo.shopUrl);
    const foreign = await preflight('http://elsewhere.example');
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['an interaction nobody began', '/interaction/none'],
    ['an authorization request for nobody', '/auth'],
  ])('answers %s with a page that leads back', async (_name, path) => {
    const headers = { accept: 'text/html' };
    const answer = await new Visitor().ask(demo.accountsUrl + path, { headers });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`href="${demo.shopUrl}/"`);
  });

  it('does not put a hostile request into its error page as markup', async () => {
    const query = new URLSearchParams({ client_id: '<img src=x onerror=alert(1)>' });
    const headers = { accept: 'text/html' };
    const answer = await new Visitor().ask(`${demo.accountsUrl}/auth?${query}`, { headers });
    expect(answer.body).not.toContain('<img src=x');
  });

  it('answers for its own name only', async () => {
    const headers = { host: 'elsewhere.example' };
    expect((await new Visitor().ask(demo.accountsUrl, { headers })).status).toBe(421);
  });
});
