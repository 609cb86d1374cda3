// What pages do without a request of the ordinary kind: URLs that change, sockets, frames, workers.
import { expect } from 'vitest';
import { until } from '../../../scripts/drive/wait.ts';
import type { Handler } from '../../support/site.ts';
import { makeExtension } from './other-extension.ts';
import { BOTH, type Row, send, such } from './row.ts';

/** Runs in the page. */
function changeFragment(name: string, value: string): void {
  location.hash = `${name}=${value}`;
}

function pushState(url: string): void {
  history.pushState(null, '', url);
}

function openSocket(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'));
    socket.onopen = () => socket.send('hello');
    socket.onmessage = ({ data }) => resolve(String(data));
    socket.onerror = () => reject(new Error('The socket did not open.'));
  });
}

function insideFrame(url: string, raw: string): Promise<number> {
  const inner = document.querySelector('iframe')?.contentWindow;
  return Reflect.get(inner ?? {}, 'send')(url, raw);
}

/** A page that sends with `send(url, token)`; in a frame it is called from outside. */
const SENDING_PAGE = `<script>
  self.send = async (url, raw) =>
    (await fetch(url, { headers: { authorization: 'Bearer ' + raw } })).status;
  addEventListener('message', ({ data: [url, raw] }) => send(url, raw));
</script>`;

const SENDING_WORKER = `addEventListener('message', async ({ data: [url, raw], source }) => {
  await fetch(url, { headers: { authorization: 'Bearer ' + raw } });
  (source ?? self).postMessage('sent');
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));`;

async function askServiceWorker(script: string, url: string, raw: string): Promise<void> {
  await navigator.serviceWorker.register(script);
  const { active } = await navigator.serviceWorker.ready;
  await new Promise((resolve) => {
    navigator.serviceWorker.onmessage = resolve;
    navigator.serviceWorker.startMessages();
    active?.postMessage([url, raw]);
  });
}

async function askWorker(script: string, url: string, raw: string): Promise<void> {
  const worker = new Worker(script);
  await new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage([url, raw]);
  });
  worker.terminate();
}

const EXTENSIONS_APART = 'browsers keep what one extension asks for from all others';

/** Tokens that came with a request of another extension. */
const askedByExtension = new Set<string>();

const script =
  (text: string): Handler =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
  };

export const NAVIGATION_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'fragment-on-load',
    what: 'the fragment of a page that is opened',
    act: ({ page, at, token }) => page.goto(at(`page#id_token=${token}&state=1`)),
    pages: () => ({ page: 'page' }),
    sightings: () => [{ carrier: 'url-fragment', field: 'id_token', frameId: 0 }],
  },
  {
    ...BOTH,
    id: 'fragment-in-page',
    what: 'a fragment that a page changes',
    act: ({ page, token }) => page.evaluate(changeFragment, 'access_token', token),
    sightings: () => [{ carrier: 'url-fragment', field: 'access_token', requestId: null }],
  },
  {
    ...BOTH,
    id: 'push-state',
    what: 'a URL that a page shows with `history.pushState`',
    act: ({ page, at, token }) => page.evaluate(pushState, at(`?ticket=${token}`)),
    sightings: () => [{ carrier: 'url-query', field: 'ticket', requestId: null }],
  },
];

export const SOCKET_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'socket-url',
    what: 'the URL of a WebSocket’s handshake',
    act: ({ page, at, token }) => page.evaluate(openSocket, at(`socket?token=${token}`)),
    sightings: () => [
      { carrier: 'websocket-url', field: 'token', resource: 'websocket', status: 101 },
    ],
  },
  {
    ...BOTH,
    id: 'socket-cookie',
    what: 'a cookie in a WebSocket’s handshake',
    async act({ page, at, path, token }) {
      await page.evaluate(`document.cookie = 'live=${token}; path=${path()}'`);
      await page.evaluate(openSocket, at('socket'));
    },
    sightings: () => [
      { carrier: 'cookie', field: 'live', resource: 'websocket' },
      { carrier: 'cookie-jar', field: 'live' },
    ],
  },
  {
    chromium: 'the browser shows the handshake and no message',
    firefox: 'the browser shows the handshake and no message',
    id: 'socket-message',
    what: 'a message inside a WebSocket',
    async act({ page, at, token }) {
      const url = at('socket').replace(/^http/, 'ws');
      await page.evaluate(`new Promise((done) => { const socket = new WebSocket('${url}');
        socket.onopen = () => socket.send('${token}'); socket.onmessage = () => done(1); })`);
    },
    sightings: () => [],
  },
];

export const PLACE_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'frame',
    what: 'requests of frames',
    pages: () => ({ '': '<iframe src="inner"></iframe>', inner: SENDING_PAGE }),
    async act({ page, at, token }) {
      const isThere = `typeof frames[0]?.send === 'function'`;
      await page.waitForFunction(isThere, { what: 'the frame to load' });
      await page.evaluate(insideFrame, at('ok'), token);
    },
    sightings: ({ origin }) => [
      {
        carrier: 'request-header',
        frameId: such('a frame of its own', (id) => id !== 0 && id !== null),
        initiator: origin(),
      },
    ],
  },
  {
    ...BOTH,
    id: 'worker',
    what: 'requests of a page’s workers',
    pages: () => ({ 'worker.js': script(SENDING_WORKER) }),
    act: ({ page, at, token }) => page.evaluate(askWorker, at('worker.js'), at('ok'), token),
    sightings: () => [{ carrier: 'request-header', tabId: expect.any(Number), status: 200 }],
  },
  {
    ...BOTH,
    id: 'service-worker',
    what: 'requests of service workers, which belong to no tab',
    pages: () => ({ 'worker.js': script(SENDING_WORKER) }),
    act: ({ page, at, token }) => page.evaluate(askServiceWorker, at('worker.js'), at('ok'), token),
    sightings: ({ origin }) => [
      { carrier: 'request-header', tabId: null, initiator: origin(), status: 200 },
    ],
  },
  {
    chromium: EXTENSIONS_APART,
    firefox: EXTENSIONS_APART,
    id: 'other-extension',
    what: 'requests of other extensions',
    pages: ({ token }) => ({
      asked: (_, response) => {
        askedByExtension.add(token);
        response.end();
      },
    }),
    async act({ browser, at, token }) {
      const url = at(`asked?key=${token}`);
      await browser.installAnother(await makeExtension(`fetch('${url}', { mode: 'no-cors' })`));
      await until(async () => askedByExtension.has(token), 'the other extension to ask');
    },
    sightings: () => [],
  },
  {
    ...BOTH,
    id: 'other-tab',
    what: 'requests of tabs without an open panel',
    async act({ browser, at, token }) {
      const page = await browser.newPage();
      await page.goto(at());
      await page.evaluate(send, at('ok'), { 'x-token': token });
      await page.close();
    },
    sightings: () => [{ carrier: 'request-header', field: 'X-Token', status: 200 }],
  },
];
