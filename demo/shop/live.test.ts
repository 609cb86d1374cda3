import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Demo, startDemo } from '../server.ts';
import { createProver } from '../support/prover.ts';
import { signIn, signInBound, type TokenAnswer } from '../support/sign-in.ts';
import { Visitor } from '../support/visitor.ts';
import { LIVE_PATH, TOKEN_EXPIRED } from './live.ts';

let demo: Demo;
let tokens: TokenAnswer;
const open: WebSocket[] = [];

beforeAll(async () => {
  demo = await startDemo({ port: 0, accessTokenSeconds: 30 });
  ({ tokens } = await signIn(demo));
});

afterAll(() => demo.close());

afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate();
});

interface Handshake {
  readonly to?: Demo;
  readonly token?: string;
  readonly path?: string;
  readonly origin?: string;
  readonly host?: string;
  readonly cookie?: string;
}

function connect(handshake: Handshake): WebSocket {
  const { shopUrl } = handshake.to ?? demo;
  const { host, port } = new URL(shopUrl);
  const query = new URLSearchParams({ access_token: handshake.token ?? '' });
  const address = `ws://127.0.0.1:${port}${handshake.path ?? LIVE_PATH}?${query}`;
  const socket = new WebSocket(address, {
    headers: {
      host: handshake.host ?? host,
      origin: handshake.origin ?? shopUrl,
      cookie: handshake.cookie ?? '',
    },
  });
  open.push(socket);
  return socket;
}

/** The status that a handshake is refused with. */
async function refusalOf(handshake: Handshake): Promise<number> {
  const socket = connect(handshake);
  // Refused, the socket reports an error too, which nobody waits for.
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

/** What the connection says, as it comes. */
function heard(socket: WebSocket): Record<string, unknown>[] {
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (text) => messages.push(JSON.parse(String(text))));
  return messages;
}

describe('the live stock', () => {
  it('tells all levels first and then each change', async () => {
    const messages = heard(connect({ token: tokens.access_token }));
    await vi.waitFor(() => expect(messages.length).toBeGreaterThan(1), { timeout: 5000 });
    expect(messages[0]).toMatchObject({ name: null });
    expect(messages[0]?.['levels']).toHaveLength(6);
    expect(messages[1]).toEqual({ product: expect.any(String), left: expect.any(Number) });
  });

  it('knows from the cookie who is looking', async () => {
    const { visitor, tokens: hers } = await signIn(demo);
    const headers = { authorization: `Bearer ${hers.id_token}` };
    await visitor.ask(`${demo.shopUrl}/api/session`, { method: 'POST', headers });
    const cookie = `shop_session=${visitor.cookie('shop.localhost', 'shop_session')}`;
    const messages = heard(connect({ token: hers.access_token, cookie }));
    await vi.waitFor(() => expect(messages[0]).toMatchObject({ name: 'Ada Lovelace ✦ Zoë' }));
  });

  it('tells everyone when something goes into a cart', async () => {
    const messages = heard(connect({ token: tokens.access_token }));
    const body = JSON.stringify({ product: 'rule' });
    await vi.waitFor(() => expect(messages).not.toEqual([]));
    await new Visitor().ask(`${demo.shopUrl}/api/cart`, { method: 'POST', body });
    await vi.waitFor(() =>
      expect(messages.slice(1).map((one) => one['product'])).toContain('rule'),
    );
  });

  it('closes when the token expires, and says so', async () => {
    const brief = await startDemo({ port: 0, accessTokenSeconds: 2 });
    try {
      const { access_token: token } = (await signIn(brief)).tokens;
      const [code, reason] = await once(connect({ to: brief, token }), 'close');
      expect([code, String(reason)]).toEqual([TOKEN_EXPIRED, 'The token has expired']);
      expect(await refusalOf({ to: brief, token })).toBe(401);
    } finally {
      await brief.close();
    }
  });

  it('ends with the demonstration', async () => {
    const brief = await startDemo({ port: 0 });
    const { access_token: token } = (await signIn(brief)).tokens;
    const socket = connect({ to: brief, token });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    await brief.close();
    await closed;
    expect(socket.readyState).toBe(WebSocket.CLOSED);
  });

  it('drops whoever sends it more than it wants to hear', async () => {
    const socket = connect({ token: tokens.access_token });
    await once(socket, 'open');
    socket.send('x'.repeat(5000));
    const [code] = await once(socket, 'close');
    expect(code).not.toBe(1000);
  });
});

describe('the handshake is refused', () => {
  it.each<[name: string, handshake: () => Handshake, status: number]>([
    ['without a token', () => ({}), 401],
    ['with an ID token', () => ({ token: tokens.id_token }), 401],
    ['with nonsense', () => ({ token: 'a.b.c' }), 401],
    ['from another site', () => ({ origin: 'http://elsewhere.example' }), 403],
    ['at another path', () => ({ path: '/live/else' }), 404],
    ['for another host', () => ({ host: 'elsewhere.example' }), 421],
  ])('%s', async (_name, handshake, status) => {
    expect(await refusalOf({ token: '', ...handshake() })).toBe(status);
  });

  it('with a token that is bound to a key, as no proof can come with it', async () => {
    const bound = await signInBound(demo, await createProver());
    expect(await refusalOf({ token: bound.access_token })).toBe(401);
  });
});
