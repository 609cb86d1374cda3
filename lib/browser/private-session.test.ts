import { expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { request } from '../../tests/support/messages.ts';
import { portPair } from '../../tests/support/ports.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { READERS } from '../token/all-readers.ts';
import { Book } from './book.ts';
import type { BookRows } from './book-rows.ts';
import { Books } from './books.ts';
import type { RingMessage, RingRequest } from './key-ring/messages.ts';
import { OpenBook } from './open-book.ts';

const bearer = (raw: string): Message => request({ fields: { Authorization: `Bearer ${raw}` } });

const SECRET = jws({ sub: 'secret' });
const ORDINARY = jws({ sub: 'ordinary' });

class Browser {
  readonly store = new MemoryStore();
  privateWindows = 0;
  readonly books = this.start();

  /** A worker that starts, with what an earlier one has stored. */
  start(): Books {
    const books = new Books({
      store: this.store,
      makeBook,
      hasPrivateWindow: async () => this.privateWindows > 0,
    });
    books.begin();
    books.load(structuredClone(this.store.rows));
    return books;
  }
}

/** How often a book said that it forgot something. */
let forgotten = 0;

function makeBook(rows: BookRows): Book {
  return new Book({
    rows,
    rest: async () => ({ OpenBook, readers: READERS }),
    stickiness: () => false,
    watch: (counts) => ({
      paused: false,
      access: 'everywhere',
      since: 0,
      isPrivate: true,
      ...counts,
    }),
    page: async (tabId) => ({ tabId, url: null, since: 0, access: 'granted' }),
    readStorage: async () => ({ ok: true, entries: 0, tokens: 0, skipped: [] }),
    setPaused: async () => undefined,
    onStored: () => undefined,
    onForget: () => {
      forgotten++;
    },
    readJars: async () => [],
    mayRead: async () => false,
  });
}

const stored = ({ store }: Browser): string => JSON.stringify(store.rows);

test('private tokens are kept apart, and are gone with the last private window', async () => {
  const browser = new Browser();
  const { books } = browser;
  browser.privateWindows = 2;
  books.accept(bearer(SECRET), true);
  books.accept(bearer(ORDINARY), false);
  await settled();
  expect(books.normal.isEmpty).toBe(false);
  expect(books.of(true).isEmpty).toBe(false);
  expect(books.areEmpty).toBe(false);
  const key = (part: string) =>
    Object.keys(browser.store.rows).some((name) => name.startsWith(part));
  expect(key('private/token')).toBe(true);

  browser.privateWindows = 1;
  await books.privates.check();
  expect(books.of(true).isEmpty).toBe(false);

  forgotten = 0;
  browser.privateWindows = 0;
  await books.privates.check();
  await settled();
  expect(forgotten).toBe(1);
  expect(books.of(true).isEmpty).toBe(true);
  expect(key('private/')).toBe(false);
  expect(key('token')).toBe(true);
});

test('what waits for the answer whether there is a private window is stored as well', async () => {
  const browser = new Browser();
  browser.privateWindows = 1;
  await settled();
  browser.books.accept(bearer(SECRET), true);
  await browser.books.stored();
  expect(stored(browser)).toContain('private/token');
});

test('what a closed private window had under way is dropped, and nothing of it is stored', async () => {
  const browser = new Browser();
  browser.privateWindows = 1;
  browser.books.accept(bearer(SECRET), true);
  await settled();
  browser.privateWindows = 0;
  await browser.books.privates.check();
  browser.books.accept(bearer(jws({ sub: 'late' })), true);
  await settled();
  expect(browser.books.of(true).isEmpty).toBe(true);
  expect(stored(browser)).not.toContain('private/');
});

test('a worker that was stopped knows its private tokens again, if there is still a window', async () => {
  const browser = new Browser();
  browser.privateWindows = 1;
  browser.books.accept(bearer(SECRET), true);
  await settled();
  const next = browser.start();
  await settled();
  expect(next.of(true).isEmpty).toBe(false);
  expect(next.normal.isEmpty).toBe(true);
});

test('a private session that ended while the worker slept leaves nothing', async () => {
  const browser = new Browser();
  browser.privateWindows = 1;
  browser.books.accept(bearer(SECRET), true);
  await settled();
  browser.privateWindows = 0;
  const next = browser.start();
  await next.privates.check();
  await settled();
  expect(next.of(true).isEmpty).toBe(true);
  expect(stored(browser)).not.toContain('private/');
});

test('keys are all that a private session leaves, and end with it', async () => {
  const browser = new Browser();
  browser.privateWindows = 1;
  const { client, server } = portPair<RingMessage, RingRequest>();
  browser.books.attachKeys(server, true);
  await settled();
  client.send({ type: 'add', request: 1, rows: [['a', 'SECRET KEY', '']] });
  await settled();
  expect(stored(browser)).toContain('SECRET KEY');
  expect(Object.keys(browser.store.rows)).toEqual(['private/keys']);
  browser.privateWindows = 0;
  await browser.books.privates.check();
  await settled();
  expect(stored(browser)).toBe('{}');
});
