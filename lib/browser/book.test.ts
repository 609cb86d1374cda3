import { expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { portPair } from '../../tests/support/ports.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { FEED_PROTOCOL, type FeedMessage, type ViewMessage } from '../feed/messages.ts';
import { READERS } from '../token/all-readers.ts';
import { Book } from './book.ts';
import { BookRows } from './book-rows.ts';
import { OpenBook } from './open-book.ts';

test('a view of a tab is told that it was closed, and keeps when its last page began', async () => {
  const book = new Book({
    rows: new BookRows(new MemoryStore(), false),
    rest: async () => ({ OpenBook, readers: READERS }),
    stickiness: () => false,
    watch: (counts) => ({
      paused: false,
      access: 'everywhere',
      since: 0,
      isPrivate: false,
      ...counts,
    }),
    page: async (tabId) => ({ tabId, url: 'https://a.example/', since: 0, access: 'granted' }),
    readStorage: async () => ({ ok: true, entries: 0, tokens: 0, skipped: [] }),
    setPaused: async () => undefined,
    onStored: () => undefined,
    onForget: () => undefined,
    readJars: async () => [],
    mayRead: async () => false,
  });
  book.begin();
  book.load({});
  book.noteNavigation(7, 100);
  const { client, server } = portPair<FeedMessage, ViewMessage>();
  const told: FeedMessage[] = [];
  client.onMessage((message) => told.push(message));
  book.attach(server);
  client.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: 7 });
  await settled();
  book.forgetTab(8);
  book.forgetTab(7);
  await settled();
  expect(told.filter(({ type }) => type === 'page')).toEqual([
    { type: 'page', page: { tabId: 7, url: null, since: 100, access: 'closed' } },
  ]);
});
