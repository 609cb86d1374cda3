import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Demo, startDemo } from '../server.ts';
import { bearer, signIn } from '../support/sign-in.ts';
import { type Ask, Visitor } from '../support/visitor.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
});

afterAll(() => demo.close());

afterEach(async () => {
  expect((await new Visitor().ask(demo.shopUrl)).status, 'the shop still answers').toBe(200);
});

const post = (body: string): Ask => ({ method: 'POST', body });

const H2C = { connection: 'Upgrade', upgrade: 'h2c' };

it.each<[name: string, path: string, ask: Ask, status: number]>([
  ['a product that is no JSON', '/api/cart', post('{'), 400],
  ['an empty body', '/api/cart', post(''), 400],
  ['a product nobody sells', '/api/cart', post('{"product":"__proto__"}'), 400],
  ['JSON null', '/api/cart', post('null'), 400],
  ['a body above the limit', '/api/cart', post('e'.repeat(1_000_000)), 413],
  ['an unknown address', '/api/nothing', {}, 404],
  ['a way out of the site folder', '/..%2fserver.ts', {}, 404],
  ['a file that is not for the public', '/../server.ts', {}, 404],
  ['a method the endpoint lacks', '/api/orders', { method: 'DELETE' }, 405],
  ['a page nobody knows', '/__proto__/config.json', {}, 404],
  ['a live stock without a WebSocket', '/live/stock', {}, 404],
  ['an upgrade to something else', '/api/nothing', { headers: H2C }, 404],
  ['a trade order without a token', '/api/trade/orders', post('{"product":"ink"}'), 401],
  ['a session that is set from outside', '/reading-room/session', { method: 'PUT' }, 405],
  ['a method nobody knows', '/api/orders', { method: 'TRACE' }, 501],
  ['a token with ten thousand dots', '/api/orders', { headers: bearer('.'.repeat(10_000)) }, 401],
  ['a token of another scheme', '/api/orders', { headers: { authorization: 'Basic YTpi' } }, 401],
  ['bytes above ASCII in a token', '/api/orders', { headers: bearer('é') }, 400],
])('answers %s clearly', async (_name, path, ask, status) => {
  const answer = await new Visitor().ask(demo.shopUrl + path, ask);
  expect(answer.status).toBe(status);
  const { error, message } = JSON.parse(answer.body) as Record<string, unknown>;
  expect(error).toMatch(/^[a-z_-]+$/);
  expect(message).toMatch(/[.…]$/);
});

it.each(['0', '31', '-1', '1e1', 'x', '%00', '99999999999999999999'])(
  'has no article %s',
  async (article) => {
    const { tokens } = await signIn(demo);
    const headers = bearer(tokens.access_token);
    const answer = await new Visitor().ask(`${demo.shopUrl}/api/prices/${article}`, { headers });
    expect(answer.status).toBe(404);
  },
);

it('leads from other names of this machine to its own', async () => {
  const { port } = new URL(demo.shopUrl);
  const answer = await new Visitor().ask(`http://127.0.0.1:${port}//evil.example/`);
  expect(answer.headers.location).toBe(`${demo.shopUrl}/`);
  const posted = await new Visitor().ask(`http://127.0.0.1:${port}/api/cart`, post('{}'));
  expect(posted.status).toBe(421);
});

it.each(['GET http://[ HTTP/1.1', 'GET // HTTP/1.1', 'OPTIONS * HTTP/1.1', 'nonsense'])(
  'survives the request line "%s"',
  async (line) => {
    const { host, port } = new URL(demo.shopUrl);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`${line}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 40[04]/);
  },
);
