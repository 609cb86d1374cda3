import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../server.ts';
import { Visitor } from '../support/visitor.ts';
import { decodeAddress } from './balancer.ts';

const HOST = 'shop.localhost';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo({ port: 0 });
});

afterAll(() => demo.close());

describe('the load balancer', () => {
  it('leads a visitor to one and the same server', async () => {
    const visitor = new Visitor();
    const first = await visitor.ask(demo.shopUrl);
    const cookie = visitor.cookie(HOST, 'AWSALB');
    expect(cookie).toMatch(/^[A-Za-z\d+/]{128}$/);
    for (let visit = 0; visit < 20; visit += 1) {
      const next = await visitor.ask(demo.shopUrl);
      expect(next.headers['x-served-by']).toBe(first.headers['x-served-by']);
      expect(next.headers['set-cookie']).toBeUndefined();
    }
    expect(visitor.cookie(HOST, 'AWSALB')).toBe(cookie);
  });

  it('has more than one', async () => {
    const servers = new Set<unknown>();
    // Chance could lead a hundred visitors to one server, but not in the age of the universe.
    for (let visit = 0; visit < 100 && servers.size < 2; visit += 1) {
      servers.add((await new Visitor().ask(demo.shopUrl)).headers['x-served-by']);
    }
    expect([...servers].sort()).toEqual(['shop-1', 'shop-2']);
  });

  it('tells the inner address of that server to everyone', async () => {
    const visitor = new Visitor();
    const { headers } = await visitor.ask(demo.shopUrl);
    const address = decodeAddress(visitor.cookie(HOST, 'BIGipServershop_pool') ?? '');
    expect(address).toBe(headers['x-served-by'] === 'shop-1' ? '10.0.17.4:8080' : '10.0.17.5:8080');
  });

  it.each(['', 'shop-1', 'x'.repeat(128), 'A'.repeat(128), '%'])(
    'makes a new choice for a cookie that it did not write: "%s"',
    async (forged) => {
      const headers = { cookie: `AWSALB=${forged}` };
      const answer = await new Visitor().ask(demo.shopUrl, { headers });
      expect(answer.status).toBe(200);
      expect(String(answer.headers['set-cookie'])).toContain('AWSALB=');
    },
  );

  it('lets nobody in: the cookies alone open nothing', async () => {
    const visitor = new Visitor();
    await visitor.ask(demo.shopUrl);
    const session = await visitor.ask(`${demo.shopUrl}/api/session`);
    expect(JSON.parse(session.body)).toEqual({ signedIn: false });
  });
});

describe('decodeAddress', () => {
  it.each([
    // An example of F5's own manual.
    ['1677787402.36895.0000', '10.1.1.100:8080'],
    ['4294967295.65535.0000', '255.255.255.255:65535'],
    ['0.0.0000', '0.0.0.0:0'],
    ['4294967296.0.0000', undefined],
    ['0.65536.0000', undefined],
    ['1677787402.36895', undefined],
    ['', undefined],
    ['a.b.0000', undefined],
  ])('reads %s as %s', (value, address) => {
    expect(decodeAddress(value)).toBe(address);
  });
});

describe('/api/cookies', () => {
  it('explains each cookie that came along', async () => {
    const visitor = new Visitor();
    await visitor.ask(demo.shopUrl);
    const { cookies } = JSON.parse((await visitor.ask(`${demo.shopUrl}/api/cookies`)).body);
    expect(cookies).toEqual([
      expect.objectContaining({ name: 'connect.sid', sort: 'reference token', credential: true }),
      expect.objectContaining({ name: 'AWSALB', sort: 'stickiness', credential: false }),
      expect.objectContaining({
        name: 'BIGipServershop_pool',
        credential: false,
        words: expect.stringMatching(/10\.0\.17\.[45]:8080/),
      }),
    ]);
  });

  it('is silent about cookies that are not the shop’s', async () => {
    const headers = { cookie: 'foreign=1; reading_sessionX0=2; connectXsid=3; AWSALB2=4' };
    const answer = await new Visitor().ask(`${demo.shopUrl}/api/cookies`, { headers });
    expect(JSON.parse(answer.body)).toEqual({ cookies: [] });
  });

  it('says so when the balancer’s address cannot be read', async () => {
    const headers = { cookie: 'BIGipServershop_pool=rubbish' };
    const answer = await new Visitor().ask(`${demo.shopUrl}/api/cookies`, { headers });
    expect(JSON.parse(answer.body).cookies[0].words).toContain('unreadable');
  });
});
