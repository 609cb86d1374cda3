import { once } from 'node:events';
import { connect } from 'node:http2';
import { get } from 'node:https';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type Site, startSite } from './site.ts';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const port = (): string => new URL(site?.origin() ?? '').port;

test('pages are served by path, all that begin alike by one of them, and nothing else', async () => {
  site = await startSite({ '/': 'home', '/api/*': (_, response) => response.end('api') });
  const body = async (path: string) => (await fetch(`http://127.0.0.1:${port()}${path}`)).text();
  expect(await body('/?a=1')).toBe('home');
  expect(await body('/api/7')).toBe('api');
  expect(await body('/elsewhere')).toBe('not found');
});

test('over TLS it answers with a certificate of its own', async () => {
  site = await startSite({ '/': 'home' }, 'tls');
  const options = { host: '127.0.0.1', port: port(), servername: 'app.localhost' };
  const [response] = await once(get({ ...options, rejectUnauthorized: false }), 'response');
  expect(response.statusCode).toBe(200);
  response.resume();
  const trusting = once(get(options), 'response');
  await expect(trusting).rejects.toThrow(/self-signed/);
});

test('over HTTP/2 the same pages are served', async () => {
  site = await startSite({ '/': 'home' }, 'h2');
  const session = connect(`https://127.0.0.1:${port()}`, { rejectUnauthorized: false });
  const [fields] = await once(session.request({ ':path': '/' }), 'response');
  expect(fields[':status']).toBe(200);
  session.destroy();
});

test('a web socket gets its own words back', async () => {
  site = await startSite({});
  const socket = new WebSocket(`ws://127.0.0.1:${port()}/any`);
  await once(socket, 'open');
  socket.send('hello');
  const [message] = await once(socket, 'message');
  expect(String(message)).toBe('hello');
  socket.close();
});
