// Watches traffic, keeps the books, feeds the views, shows the badge. All listeners are registered in
// this first turn, so that an event can wake a stopped worker.
import { defineBackground } from 'wxt/utils/define-background';
import { bodiesFromDevTools } from '../lib/browser/bodies.ts';
import { BODIES_PORT } from '../lib/browser/body-reports.ts';
import { Book } from '../lib/browser/book.ts';
import type { BookRows } from '../lib/browser/book-rows.ts';
import { Books } from '../lib/browser/books.ts';
import { readCookieJars, watchCookies } from '../lib/browser/cookies.ts';
import { Gate, type UnreadBody } from '../lib/browser/gate.ts';
import type { Judging } from '../lib/browser/judging.ts';
import { KEYS_PORT } from '../lib/browser/key-ring/messages.ts';
import { installRest, rest } from '../lib/browser/load-rest.ts';
import { noticeClicks } from '../lib/browser/notice-clicks.ts';
import { onAlarm } from '../lib/browser/on-alarm.ts';
import { onPort } from '../lib/browser/ports.ts';
import { privateRows } from '../lib/browser/private-rows.ts';
import {
  hasPrivateWindow,
  IS_PRIVATE_BACKGROUND,
  onWindowClosed,
} from '../lib/browser/private-windows.ts';
import { watchRequests } from '../lib/browser/requests.ts';
import { NO_RESPONSES, restartWhenAllowed, watchResponses } from '../lib/browser/response-tee.ts';
import { sessionRows } from '../lib/browser/session-rows.ts';
import { lastSettings, onSettingsChange, readSettings } from '../lib/browser/settings-store.ts';
import { watchStorageOnLoad } from '../lib/browser/storage-on-load.ts';
import { TabPrivacy } from '../lib/browser/tab-privacy.ts';
import {
  onPageChange,
  onPageLoading,
  onTabActivated,
  onTabClosed,
  tabOf,
} from '../lib/browser/tabs.ts';
import { followUpdates } from '../lib/browser/updates.ts';
import { watchUrlChanges } from '../lib/browser/url-changes.ts';
import { viewPort } from '../lib/browser/view-port.ts';
import { WATCHING_ROW, Watching } from '../lib/browser/watching.ts';
import { welcomeOnInstall } from '../lib/browser/welcome.ts';
import { FEED_PORT } from '../lib/feed/messages.ts';
import { closeNetwork } from '../lib/http/no-network.ts';
import type { Rows } from '../lib/ledger/rows.ts';
import type { Message } from '../lib/scan/message.ts';
import { readWatched } from '../lib/settings/watched.ts';
import { QuickFinder } from '../lib/token/quick-finder.ts';

export default defineBackground(() => {
  closeNetwork(self);
  installRest();
  const stickiness = (): boolean => watching.settings.sources.stickiness;
  // What only one browser needs is left out of the script for the other.
  const store = !import.meta.env.FIREFOX && IS_PRIVATE_BACKGROUND ? privateRows : sessionRows;
  const books = new Books({ store, makeBook, hasPrivateWindow });
  const gate = new Gate({
    choices: () => watching,
    onMessage: (message, isPrivate) => books.accept(message, isPrivate),
    onLeftAlone(isPrivate) {
      // The next private session is not told of what the last one left alone.
      if (isPrivate) books.privates.whileOpen((book) => book.noteLeftAlone());
      else books.normal.noteLeftAlone();
    },
  });
  let judging: Judging | null = null;
  // In Chromium, private windows have a background of their own: there is nothing to ask.
  const privacy = new TabPrivacy(
    import.meta.env.FIREFOX ? async (tabId) => (await tabOf(tabId))?.isPrivate ?? null : null,
  );
  const accept = (message: Message, isPrivate: boolean): boolean => {
    if (message.type !== 'cookie') privacy.note(message.tabId, isPrivate);
    return gate.accept(message, isPrivate);
  };
  const onLeftAlone = (body: UnreadBody, isPrivate: boolean): void =>
    gate.leaveAlone(body, isPrivate);
  const responses = import.meta.env.FIREFOX
    ? watchResponses({
        onMessage: accept,
        onLeftAlone,
        isWatched: (url, initiator) => watching.sites.watches(url, initiator),
      })
    : NO_RESPONSES;
  const bodies = bodiesFromDevTools({
    rest,
    isRepeating: () => responses.isListening,
    known: () => gate.opened,
    // A page of which nothing is known may be one that is left out.
    isNever: (url) =>
      url === null ? watching.settings.sites.never.length > 0 : watching.sites.isNever(url),
    async take(message, isPrivate) {
      if (!('body' in message)) return onLeftAlone(message, isPrivate);
      accept(message, isPrivate);
      await books.stored();
    },
  });
  const urlChanges = watchUrlChanges((message) => acceptOfTab(message.tabId, [message]));
  const watching = new Watching({
    store,
    sources: [
      watchRequests({
        onMessage: accept,
        onNavigation: (tabId, at, isPrivate) => books.noteNavigation(tabId, at, isPrivate),
        onLeftAlone,
      }),
      responses,
      watchCookies(accept),
      urlChanges,
      watchStorageOnLoad({
        isWatched: (url) => watching.sites.watches(url),
        read: async (tabId, frame) => (await rest()).readFrameMessages(tabId, frame),
        onRead: acceptOfTab,
      }),
      bodies,
    ],
    settings: lastSettings(readWatched),
    onChange() {
      for (const book of books.all) book.publishWatch();
      void publishPages();
      refresh();
    },
    onWider() {
      void loaded.then(() => {
        for (const book of books.all) book.widenJars();
        readJars();
      });
    },
  });
  const listenToClicks = noticeClicks((id) => {
    void loaded.then(() => judging?.lead(id));
  });
  const loaded = wake();

  onPort({
    [FEED_PORT]: viewPort((port, isPrivate) => books.of(isPrivate).attach(port)),
    [KEYS_PORT]: viewPort((port, isPrivate) => books.attachKeys(port, isPrivate)),
    [BODIES_PORT]: bodies.onPort,
  });
  onSettingsChange(readWatched, (settings) => watching.setSettings(settings));
  onPageChange((tabId) => {
    void publishPages(tabId);
    judging?.refreshBadges();
  });
  onPageLoading((tabId) => judging?.forgetTab(tabId));
  onTabActivated(() => judging?.refreshBadges());
  onTabClosed((tabId) => {
    judging?.forgetTab(tabId);
    urlChanges.forgetTab(tabId);
    for (const book of books.all) book.forgetTab(tabId);
  });
  onWindowClosed(() => void books.privates.check());
  followUpdates({
    isPrivate: IS_PRIVATE_BACKGROUND,
    loaded,
    isPaused: () => watching.isPaused,
    isEmpty: () => books.areEmpty,
  });
  restartWhenAllowed(async () => {
    await loaded;
    await books.kept();
  });
  welcomeOnInstall();
  onAlarm(['badge', 'expiry-notices'], refresh);
  listenToClicks();

  /** Small rows first: whether to watch at all decides what becomes of all that has come meanwhile. */
  async function wake(): Promise<void> {
    const [small, settings] = await Promise.all([
      // A store that cannot be read, or a question that is not answered, must not stop the watching.
      store.read([WATCHING_ROW]).catch((): Rows => ({})),
      readSettings(readWatched),
    ]);
    watching.load(small[WATCHING_ROW], settings);
    books.begin();
    gate.open();
    const [rows] = await Promise.all([
      store.readAll().catch((): Rows => ({})),
      watching.checkAccess().catch(() => undefined),
    ]);
    books.load(rows);
    await Promise.all(books.all.map((book) => book.loaded));
    await judge();
    refresh();
    readJars();
  }

  async function judge(): Promise<void> {
    const { Judging, readStoredWarnings } = await rest();
    judging = new Judging({
      settings: () => readStoredWarnings(watching.settings.row),
      tokensOf: (tabId, isPrivate) => books.of(isPrivate).tokensInUse(tabId),
      clocksOf: (isPrivate) => books.of(isPrivate).clocks(),
      book: () => (IS_PRIVATE_BACKGROUND ? null : books.normal),
      listen: listenToClicks,
      loaded: () => loaded,
    });
  }

  /** Before all was read nothing can be judged; afterwards it is. */
  function refresh(): void {
    judging?.refresh();
  }

  function makeBook(rows: BookRows, isPrivate: boolean): Book {
    return new Book({
      rows,
      rest,
      stickiness,
      watch: (counts) =>
        watching.state({ ...counts, isPrivate: isPrivate || IS_PRIVATE_BACKGROUND }),
      async page(tabId) {
        const { readPage } = await rest();
        return readPage(tabId, isPrivate, (url) => watching.sites.watches(url));
      },
      async readStorage(tabId) {
        const { readers, readStorageOnRequest } = await rest();
        return readStorageOnRequest(tabId, isPrivate, {
          known: () => gate.opened,
          watching: () => watching,
          accept: (message) => accept(message, isPrivate),
          makeFinder: () => new QuickFinder({ stickiness }, readers),
        });
      },
      setPaused: (paused) => watching.setPaused(paused),
      onStored: refresh,
      onForget: () => urlChanges.forget(),
      readJars: () => readCookieJars(isPrivate),
      mayRead: async (origins) => (await rest()).mayReadOrigins(origins),
    });
  }

  /** Of what these tell of, the browser does not say whether the window is private. */
  function acceptOfTab(tabId: number, messages: readonly Message[]): void {
    privacy.with(tabId, (isPrivate) => {
      for (const message of messages) accept(message, isPrivate);
    });
  }

  async function publishPages(tabId: number | null = null): Promise<void> {
    await Promise.all(books.all.map((book) => book.publishPages(tabId)));
  }

  function readJars(): void {
    if (!watching.isWatching) return;
    void books.normal.readJars((cookie) => accept(cookie, false));
    books.privates.whileOpen((book) => {
      void book.readJars((cookie) => accept(cookie, true));
    });
  }
});
