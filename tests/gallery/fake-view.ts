import { signal } from '@preact/signals';
import type { Host } from '../../components/app/host.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings/settings.ts';
import { followRecords } from '../../lib/view/entries.ts';
import { QUERY_LANGUAGE } from '../../lib/view/query/language.ts';
import { createStore, type StoreOptions, type ViewStore } from '../../lib/view/store.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeFeed, type FakeFeed, type FakeFeedOptions } from './fake-feed.ts';
import { createFakeKeys, type FakeKeysOptions } from './fake-keys.ts';

/** A store on a fake feed with a clock that stands still, and what was written and saved. */
export interface FakeView {
  readonly store: ViewStore;
  readonly feed: FakeFeed;
  readonly clock: FakeClock;
  readonly host: Host;
  /** Texts put on the clipboard, oldest first. */
  readonly copied: readonly string[];
  /**
   * Files offered, and other wishes to the browser: "grant site https://shop.example/",
   * "bodies", "inspector", "settings", "reload", "reopen", "fetch keys of https://issuer.example".
   */
  readonly asked: readonly string[];
}

export interface FakeViewOptions extends FakeFeedOptions, FakeKeysOptions {
  readonly tabId?: number | null;
  /** False: the browser refuses the clipboard. */
  readonly clipboard?: boolean;
  /** What was chosen, where it is not what everybody begins with. */
  readonly settings?: Partial<Settings>;
  /** Whether the browser can read response bodies without developer tools, and then lets it be. */
  readonly bodiesAlways?: boolean;
  /** Whether the browser lets notifications be shown; null where a page cannot ask. */
  readonly notifications?: boolean | null;
  /** What makes entries of tokens, where it is not there at once. */
  readonly makeEntries?: StoreOptions['makeEntries'];
  /** What the browser does not offer, or does otherwise. */
  readonly host?: Partial<Host>;
}

export function createFakeView(options: FakeViewOptions = {}): FakeView {
  const feed = createFakeFeed(options);
  const clock = createFakeClock();
  const copied: string[] = [];
  const asked: string[] = [];
  const settings = signal<Settings>({ ...DEFAULT_SETTINGS, ...options.settings });
  const store = createStore({
    settings,
    connect: feed.connect,
    makeEntries: options.makeEntries ?? followRecords,
    clock,
    language: QUERY_LANGUAGE,
    read: () => clock.now.peek(),
    tabId: options.tabId === undefined ? 1 : options.tabId,
    writeText(text) {
      if (options.clipboard === false) return Promise.resolve(false);
      copied.push(text);
      return Promise.resolve(true);
    },
  });
  const keys = createFakeKeys(options, (wish) => asked.push(wish));
  const host: Host = {
    openKeys: async () => keys,
    grantAccess: async (which, url) => asked.push(`grant ${which} ${url}`) > 0,
    openInspector: () => asked.push('inspector'),
    openSettings: () => asked.push('settings'),
    reload: () => asked.push('reload'),
    revealRequest: async (url) => asked.push(`reveal ${url}`) > 0,
    reopen: () => asked.push('reopen'),
    saveFile: (name, parts) => asked.push(`${name}\n${parts.join('')}`),
    settings: {
      settings,
      change(next) {
        settings.value = next;
      },
      allowNotifications:
        options.notifications === null
          ? null
          : async () => asked.push('notifications') > 0 && options.notifications !== false,
      allowResponseBodies:
        options.bodiesAlways === undefined
          ? null
          : async () => asked.push('bodies') > 0 && options.bodiesAlways === true,
    },
    ...options.host,
  };
  return { store, feed, clock, host, copied, asked };
}
