import { expect, onTestFinished, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { requestBody } from '../../tests/support/messages.ts';
import { portPair } from '../../tests/support/ports.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import { FEED_PROTOCOL, type FeedMessage, type ViewMessage } from '../feed/messages.ts';
import { READERS } from '../token/all-readers.ts';
import { Book, type BookOptions } from './book.ts';
import { BookRows } from './book-rows.ts';
import { OpenBook } from './open-book.ts';
import { waitingPort } from './waiting-port.ts';

/** A book with a view of tab 7, which is attached by `attach`; told: what that view hears. */
function bookOf(rest: BookOptions['rest']) {
  const book = new Book({
    rows: new BookRows(new MemoryStore(), false),
    rest,
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
  const told: FeedMessage[] = [];
  return {
    book,
    told,
    attach() {
      const { client, server } = portPair<FeedMessage, ViewMessage>();
      client.onMessage((message) => told.push(message));
      book.attach(waitingPort(server));
      client.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: 7 });
    },
  };
}

test('a view of a tab is told that it was closed, and keeps when its last page began', async () => {
  const { book, told, attach } = bookOf(async () => ({ OpenBook, readers: READERS }));
  attach();
  await settled();
  book.forgetTab(8);
  book.forgetTab(7);
  await settled();
  expect(told.filter(({ type }) => type === 'page')).toEqual([
    { type: 'page', page: { tabId: 7, url: null, since: 100, access: 'closed' } },
  ]);
});

test('a book that could not be opened is opened for a later view, or for a message that needs it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  for (const isMessage of [false, true]) {
    const rest = vi.fn(async () => {
      if (rest.mock.calls.length <= 3) throw new Error('The script is not there.');
      return { OpenBook, readers: READERS };
    });
    const { book, told, attach } = bookOf(rest);
    await vi.runAllTimersAsync();
    expect(rest).toHaveBeenCalledTimes(3);
    if (isMessage) book.accept(requestBody(JSON.stringify({ id_token: jws({ sub: 'ada' }) })));
    else attach();
    await settled();
    if (isMessage) attach();
    await settled();
    expect(told, 'The view was told nothing.').not.toEqual([]);
    expect(rest).toHaveBeenCalledTimes(4);
  }
});
