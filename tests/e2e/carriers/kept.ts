// What answers bring in their bodies, and what pages keep.
import { jwt } from '../../support/jwt.ts';
import { BOTH, type Circumstances, type Row, such } from './row.ts';

/** Runs in the page. */
async function ask(url: string): Promise<void> {
  await (await fetch(url)).arrayBuffer();
}

function keepIn(area: 'localStorage' | 'sessionStorage', name: string, value: string): void {
  globalThis[area].setItem(name, value);
}

function keepInDatabase(name: string, value: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('tokens');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction('tokens', 'readwrite');
      writing.objectStore('tokens').put({ credentials: { idToken: value } }, 'current');
      writing.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

const JSON_ANSWER = {
  pages: ({ token }) => ({
    token: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: token }));
    },
  }),
  act: ({ page, at }) => page.evaluate(ask, at('token')),
} satisfies Partial<Row>;

/** Answers that are asked for until one is read. */
const MOST_ASKED = 50;

const another = (name = ''): string =>
  jwt({ iss: 'https://issuer.example', sub: `another ${name}` });

/** A text inside of what is no text. */
const BINARY_ANSWER = {
  pages: ({ token }) => ({
    picture: (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(Buffer.concat([Buffer.from([0x89, 0x50, 0xff, 0]), Buffer.from(token)]));
    },
  }),
  act: ({ page, at }) => page.evaluate(ask, at('picture')),
} satisfies Partial<Row>;

const LEFT_ALONE = 'left alone: binary answers hold no text';
const DEVTOOLS: Circumstances = { devtools: true };

export const RESPONSE_BODY_ROWS: readonly Row[] = [
  {
    ...BOTH,
    ...JSON_ANSWER,
    id: 'body-in-devtools',
    what: 'JSON and other text, while the developer tools are open',
    during: DEVTOOLS,
    sightings: ({ at }) => [
      { carrier: 'response-body', field: '$.access_token', status: 200, url: at('token') },
    ],
  },
  {
    ...BINARY_ANSWER,
    chromium: LEFT_ALONE,
    firefox: LEFT_ALONE,
    id: 'binary-in-devtools',
    what: 'pictures and other bytes',
    during: DEVTOOLS,
    sightings: () => [],
  },
  {
    ...JSON_ANSWER,
    chromium: 'Chromium shows bodies to the developer tools only',
    firefox: true,
    id: 'body-always',
    what: 'text without the developer tools, when that was switched on',
    pages: (place) => ({
      ...JSON_ANSWER.pages(place),
      '*': ({ url }, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ access_token: another(String(url).split('/').at(-1)) }));
      },
    }),
    async act({ page, at, allowAnswers, hasSeen, changeSources }) {
      await allowAnswers();
      await changeSources({ responseBodiesAlways: true });
      // The background hears of it when the browser tells it, and of answers from then on; or of none ever.
      for (
        let asked = 0;
        asked < MOST_ASKED && !(await hasSeen(another(`${asked - 1}`)));
        asked++
      ) {
        await page.evaluate(ask, at(`${asked}`));
      }
      await page.evaluate(ask, at('token'));
    },
    sightings: ({ at }) => [
      { carrier: 'response-body', field: '$.access_token', status: 200, url: at('token') },
    ],
  },
  {
    ...JSON_ANSWER,
    chromium: 'the developer tools are closed',
    firefox: 'the developer tools are closed, and the setting is off',
    id: 'body-unasked',
    what: 'text, when nothing was switched on',
    sightings: () => [],
  },
];

export const STORAGE_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'local-storage',
    what: '`localStorage`, when asked for',
    async act({ page, token, readStorage }) {
      await page.evaluate(keepIn, 'localStorage', 'auth', JSON.stringify({ user: { it: token } }));
      await readStorage();
      await page.evaluate('localStorage.clear()');
    },
    sightings: ({ origin }) => [
      {
        carrier: 'local-storage',
        field: 'auth',
        via: ['$.user.it'],
        url: such(`a page of ${origin()}`, (url) => String(url).startsWith(origin())),
      },
    ],
  },
  {
    ...BOTH,
    id: 'session-storage',
    what: '`sessionStorage`, when asked for',
    async act({ page, token, readStorage }) {
      await page.evaluate(keepIn, 'sessionStorage', 'token', token);
      await readStorage();
      await page.evaluate('sessionStorage.clear()');
    },
    sightings: () => [{ carrier: 'session-storage', field: 'token', frameId: 0 }],
  },
  {
    ...BOTH,
    id: 'indexed-db',
    what: 'IndexedDB, when asked for',
    async act({ page, token, readStorage }) {
      await page.evaluate(keepInDatabase, 'asked', token);
      await readStorage();
      await page.evaluate(`indexedDB.deleteDatabase('asked') && null`);
    },
    sightings: () => [{ carrier: 'indexed-db', field: 'asked/tokens/current' }],
  },
  {
    ...BOTH,
    id: 'storage-on-load',
    what: 'all three, of every page that loads, when that was switched on',
    async act({ page, token, changeSources }) {
      await page.evaluate(keepIn, 'localStorage', 'first', token);
      await page.evaluate(keepIn, 'sessionStorage', 'second', token);
      await page.evaluate(keepInDatabase, 'loaded', token);
      // What was kept before is seen with the next page, and not also with this one.
      await changeSources({ storageOnLoad: true });
      await page.reload();
    },
    sightings: () => [
      { carrier: 'indexed-db', field: 'loaded/tokens/current' },
      { carrier: 'local-storage', field: 'first' },
      { carrier: 'session-storage', field: 'second' },
    ],
  },
];
