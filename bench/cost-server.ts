// The site of the cost benchmark, in a thread of its own so that it disturbs every browser alike.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { FLOOD_PAGE } from './cost-page.ts';

const ANSWER = JSON.stringify({ ok: true, items: [{ id: 7, name: 'Lamp' }], next: null });
const DAY_S = 86_400;

/** What a page of a shop keeps: a session, a signed preference, what statistics leave behind. */
const COOKIES = [
  `sid=5d2cf8b20d1e4b6f8f772f1e0c9e8d7a; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAY_S}`,
  `_ga=GA1.1.1893459600.1893456000; Path=/; Max-Age=${DAY_S}`,
  'theme=dark; Path=/',
  `id_token=${[
    { alg: 'RS256', kid: 'k1' },
    { iss: 'https://login.example.com', sub: 'ada', aud: 'shop' },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.${'c'.repeat(342)}; Path=/; HttpOnly; Max-Age=${DAY_S}`,
];

let served = 0;
const server = createServer((request, response) => {
  if (request.url === '/') {
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': COOKIES });
    response.end(FLOOD_PAGE);
    return;
  }
  served++;
  request.resume();
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    etag: `W/"62-${served}"`,
    vary: 'Origin, Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'x-request-id': `0a9f${served.toString(16).padStart(8, '0')}-4c1a`,
    'strict-transport-security': 'max-age=31536000',
  });
  response.end(ANSWER);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});
parentPort?.on('message', () => {
  server.closeAllConnections();
  server.close();
  parentPort?.close();
});
