import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Demo, startDemo } from '../server.ts';
import { askForTokens, bearer, signIn, type TokenAnswer } from '../support/sign-in.ts';
import { type Ask, Visitor } from '../support/visitor.ts';

let demo: Demo;
let at: (path: string) => string;

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
  at = (path) => demo.shopUrl + path;
});

afterAll(() => demo.close());

/** The same token with one character of its claims changed. */
function tampered(token: string): string {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const swapped = claims.at(9) === 'A' ? 'B' : 'A';
  return [header, claims.slice(0, 9) + swapped + claims.slice(10), signature].join('.');
}

describe('POST /api/session', () => {
  const trade = (token: string): Ask => ({ method: 'POST', headers: bearer(token) });

  it('trades an ID token for a JWT session cookie', async () => {
    const { visitor, tokens } = await signIn(demo);
    const answer = await visitor.ask(at('/api/session'), trade(tokens.id_token));
    expect(answer.status).toBe(201);
    expect(String(answer.headers['set-cookie'])).toMatch(/^shop_session=.*HttpOnly; SameSite=Lax$/);
    const token = visitor.cookie('shop.localhost', 'shop_session') ?? '';
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ iss: demo.shopUrl, name: 'Ada Lovelace ✦ Zoë' });
    expect(Object.keys(claims)).toEqual(expect.arrayContaining(['sub', 'iat', 'exp', 'sid']));
    const session = await visitor.ask(at('/api/session'));
    expect(JSON.parse(session.body)).toMatchObject({ signedIn: true, name: 'Ada Lovelace ✦ Zoë' });
  });

  it('refuses a tampered ID token, an access token, and none', async () => {
    const { tokens } = await signIn(demo);
    for (const token of [tampered(tokens.id_token), tokens.access_token]) {
      const answer = await new Visitor().ask(at('/api/session'), trade(token));
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const without = await new Visitor().ask(at('/api/session'), { method: 'POST' });
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toBe('Bearer realm="shop"');
  });

  it('is undone by signing out', async () => {
    const { visitor, tokens } = await signIn(demo);
    await visitor.ask(at('/api/session'), trade(tokens.id_token));
    await visitor.ask(at('/api/session'), { method: 'DELETE' });
    expect(visitor.cookie('shop.localhost', 'shop_session')).toBeUndefined();
    const session = await visitor.ask(at('/api/session'));
    expect(JSON.parse(session.body)).toEqual({ signedIn: false });
  });

  it('believes no session cookie but its own', async () => {
    const { tokens } = await signIn(demo);
    for (const cookie of [tokens.id_token, 'a.b.c', '%', '']) {
      const headers = { cookie: `shop_session=${cookie}` };
      const answer = await new Visitor().ask(at('/api/session'), { headers });
      expect(JSON.parse(answer.body)).toEqual({ signedIn: false });
    }
  });
});

describe('the API', () => {
  it('serves orders and thirty prices side by side for one access token', async () => {
    const { visitor, tokens } = await signIn(demo);
    const headers = bearer(tokens.access_token);
    const orders = await visitor.ask(at('/api/orders'), { headers });
    expect(orders.status).toBe(200);
    expect(orders.headers['set-cookie']).toBeUndefined();
    const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
    const answers = await Promise.all(
      numbers.map((number) => visitor.ask(at(`/api/prices/${number}`), { headers })),
    );
    expect(answers.map((answer) => JSON.parse(answer.body).article)).toEqual(numbers);
  });

  it('refuses an ID token, a tampered access token, and a malformed one', async () => {
    const { tokens } = await signIn(demo);
    const statuses = await Promise.all(
      [tokens.id_token, tampered(tokens.access_token), 'nonsense', 'two words', ''].map(
        async (token) =>
          (await new Visitor().ask(at('/api/orders'), { headers: bearer(token) })).status,
      ),
    );
    expect(statuses).toEqual([401, 401, 401, 400, 400]);
  });

  it('refuses an access token once it has expired, and takes the refreshed one', async () => {
    const brief = await startDemo({ port: 0, accessTokenSeconds: 1 });
    try {
      const { tokens } = await signIn(brief);
      const orders = (token: string) =>
        new Visitor().ask(`${brief.shopUrl}/api/orders`, { headers: bearer(token) });
      const refused = await vi.waitFor(
        async () => {
          const answer = await orders(tokens.access_token);
          expect(answer.status).toBe(401);
          return answer;
        },
        { timeout: 5000, interval: 50 },
      );
      expect(refused.headers['www-authenticate']).toMatch(/error="invalid_token".*expired at/);
      // A token of one second may be over before it is used, so a few are tried.
      let refreshToken = tokens.refresh_token;
      await vi.waitFor(async () => {
        const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken };
        const renewed = JSON.parse((await askForTokens(brief, parameters)).body) as TokenAnswer;
        refreshToken = renewed.refresh_token;
        expect((await orders(renewed.access_token)).status).toBe(200);
      });
    } finally {
      await brief.close();
    }
  });
});

describe('the cart', () => {
  const add = (product: string): Ask => ({ method: 'POST', body: JSON.stringify({ product }) });

  it('is kept on the server, behind a signed reference in a cookie', async () => {
    const visitor = new Visitor();
    await visitor.ask(demo.shopUrl);
    const cookie = visitor.cookie('shop.localhost', 'connect.sid');
    expect(cookie).toMatch(/^s%3A[\w-]{32}\./);
    await visitor.ask(at('/api/cart'), add('gear'));
    const answer = await visitor.ask(at('/api/cart'), add('gear'));
    expect(JSON.parse(answer.body)).toEqual({ items: [{ product: 'gear', count: 2 }], count: 2 });
    expect(visitor.cookie('shop.localhost', 'connect.sid')).toBe(cookie);
  });

  it('is a new one for a forged or unknown reference', async () => {
    for (const forged of ['s%3Aabc.def', 'abc', '%E0%A4%A', 's%3A.']) {
      const headers = { cookie: `connect.sid=${forged}` };
      const answer = await new Visitor().ask(at('/api/cart'), { headers });
      expect(JSON.parse(answer.body)).toEqual({ items: [], count: 0 });
      expect(answer.headers['set-cookie']).toHaveLength(1);
    }
  });
});
