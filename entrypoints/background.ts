// The background: watches traffic, keeps the ledger, feeds the views and shows the badge. Everything
// that listens is registered in this first turn, so that an event can wake a stopped worker.
import { defineBackground } from 'wxt/utils/define-background';
import { Badges } from '../lib/browser/badges.ts';
import { readCookieJars, watchCookies } from '../lib/browser/cookies.ts';
import { onFeedPort } from '../lib/browser/feed-port.ts';
import { Navigations } from '../lib/browser/navigations.ts';
import { watchRequests } from '../lib/browser/requests.ts';
import { sessionRows } from '../lib/browser/session-rows.ts';
import { lastSettings, readSettings } from '../lib/browser/settings-store.ts';
import { onPageChange, onTabActivated, onTabClosed, pageOf } from '../lib/browser/tabs.ts';
import { watchUrlChanges } from '../lib/browser/url-changes.ts';
import { WATCHING_ROW, Watching } from '../lib/browser/watching.ts';
import { Recorder } from '../lib/feed/recorder.ts';
import { FeedServer } from '../lib/feed/server.ts';
import { tokensInUse } from '../lib/judge/in-use.ts';
import { Ledger } from '../lib/ledger/ledger.ts';
import type { Message } from '../lib/scan/message.ts';

/** Set once what the cookie jars held at the start of the browser session was read. */
const JARS_READ = 'jars-read';

export default defineBackground(() => {
  let jarsRead = false;
  const ledger = new Ledger();
  const navigations = new Navigations();
  const badges = new Badges((tabId) => tokensInUse(ledger.records(), tabId, navigations.of(tabId)));
  const recorder = new Recorder({
    ledger,
    store: sessionRows,
    onStored(changes) {
      feed.publish(changes);
      badges.refresh();
    },
  });
  const accept = (message: Message): void => recorder.accept(message);
  let bodiesLeftAlone = 0;
  const watching = new Watching({
    sources: [
      watchRequests({
        onMessage: accept,
        onNavigation: (tabId, at) => navigations.note(tabId, at),
        onLeftAlone: () => bodiesLeftAlone++,
      }),
      watchCookies(accept),
      watchUrlChanges(accept),
    ],
    settings: lastSettings(),
    onChange() {
      feed.publishWatch();
      void loaded.then(readJarsOnce);
    },
  });
  const loaded = load();
  const feed = new FeedServer({
    ledger,
    loaded,
    watch: () =>
      watching.state({
        droppedTokens: ledger.droppedTokens,
        leftAlone: recorder.leftAlone + bodiesLeftAlone,
        isPrivate: false,
      }),
    page: pageOf,
    setPaused: (paused) => watching.setPaused(paused),
    changed: () => recorder.flush(),
    cleared: () => recorder.forget(),
  });

  onFeedPort((port) => feed.attach(port));
  onPageChange((page) => {
    feed.publishPage(page);
    badges.refresh();
  });
  onTabActivated(() => badges.refresh());
  onTabClosed((tabId) => navigations.forget(tabId));
  badges.watch();
  void loaded.then(readJarsOnce);

  async function load(): Promise<void> {
    // A store that cannot be read, or a question that is not answered, must not stop the watching.
    const [stored, settings] = await Promise.all([
      sessionRows.readAll().catch((): Readonly<Record<string, unknown>> => ({})),
      readSettings(),
      watching.checkAccess().catch(() => undefined),
    ]);
    watching.load(stored[WATCHING_ROW], settings);
    navigations.load(stored);
    jarsRead = stored[JARS_READ] === true;
    recorder.load(stored, { discardWaiting: watching.isPaused });
  }

  /**
   * What the jars hold is looked at once a browser session, as soon as that is allowed; later cookies
   * announce themselves.
   */
  async function readJarsOnce(): Promise<void> {
    if (jarsRead || !watching.isWatching) return;
    jarsRead = true;
    try {
      for (const cookie of await readCookieJars(false)) accept(cookie);
      await recorder.flush();
      await sessionRows.write({ [JARS_READ]: true }, []);
    } catch {
      // The jars could not be read, or the store is full: the next occasion tries again.
      jarsRead = false;
    }
  }
});
