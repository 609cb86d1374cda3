import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type FeedClient, type FeedState, UNKNOWN_WATCH } from '../feed/client.ts';
import { UNDO_WITHIN_MS } from '../feed/messages.ts';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import { type Announcer, createAnnouncer } from './announcer.ts';
import type { Clock } from './clock.ts';
import { type Copy, type CopyForm, copyOf } from './copy.ts';
import { type Entry, followRecords } from './entry.ts';
import { sayExpiries } from './expiry-announcements.ts';
import { createNotices, type Notices } from './notice.ts';
import { createRows, type Rows } from './rows.ts';
import { belongsToTab, pageHost, type Scope } from './scope.ts';
import { followHistory } from './selected-history.ts';

/** Everything a view shows and does. Made once for each page; components read and call it. */
export interface ViewStore {
  readonly now: ReadonlySignal<number>;
  readonly feed: ReadonlySignal<FeedState>;
  /** The host of the tab's page without port, or null. */
  readonly host: ReadonlySignal<string | null>;
  /** Null for a view that belongs to no tab and so shows all. */
  readonly tabId: number | null;
  readonly scope: Signal<Scope>;
  /** The tokens in the scope, in the feed's order. */
  readonly scoped: ReadonlySignal<readonly Entry[]>;
  readonly rows: Rows;
  readonly history: ReadonlySignal<TokenHistory | null>;
  readonly notices: Notices;
  readonly announcer: Announcer;
  /** How many tokens Undo would bring back; 0 when it is too late. */
  readonly undoable: ReadonlySignal<number>;
  readonly copy: (entry: Entry, form: CopyForm) => Promise<void>;
  /** Copies any text; `name` says what it is. */
  readonly copyText: (name: string, text: string) => Promise<void>;
  readonly pause: (paused: boolean) => void;
  readonly clear: () => void;
  readonly undoClear: () => void;
  readonly histories: (ids: readonly TokenId[]) => Promise<readonly TokenHistory[]>;
  readonly close: () => void;
}

export interface StoreOptions {
  readonly connect: (onState: (state: FeedState) => void) => FeedClient;
  readonly clock: Clock;
  /** The time of day in milliseconds since the epoch. */
  readonly read: () => number;
  readonly tabId: number | null;
  /** Puts text on the clipboard; false when the browser refuses. */
  readonly writeText: (text: string) => Promise<boolean>;
}

const BEFORE_FIRST_STATE: FeedState = {
  connected: false,
  tokens: new Map(),
  watch: UNKNOWN_WATCH,
  page: null,
};

export function createStore(options: StoreOptions): ViewStore {
  const { clock, read, tabId } = options;
  const { now } = clock;
  const feed = signal<FeedState>(BEFORE_FIRST_STATE);
  const client = options.connect((state) => {
    feed.value = state;
  });

  const host = computed(() => pageHost(feed.value.page));
  const scope = signal<Scope>(tabId === null ? 'all' : 'tab');
  const entries = followEntries(feed);
  const scoped = computed(() => {
    const all = [...entries.value.values()];
    if (tabId === null || scope.value === 'all') return all;
    return all.filter((entry) => belongsToTab(entry, tabId, host.value));
  });
  const rows = createRows(scoped, now);
  const selectedHistory = followHistory(rows.selected, (id) => client.history([id]));
  const notices = createNotices(now, read);
  const announcer = createAnnouncer((callback, delay) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  });
  const stopSaying = sayExpiries(scoped, now, announcer.say);
  const clearing = createClearing(client, scoped, now, read);
  const copying = createCopying(options.writeText, (tone, text) => {
    notices.post(tone, text);
    announcer.say(text);
  });

  return {
    now,
    feed,
    host,
    tabId,
    scope,
    scoped,
    rows,
    history: selectedHistory.history,
    notices,
    announcer,
    ...clearing,
    ...copying,
    pause: (paused) => {
      client.pause(paused);
      announcer.say(paused ? 'Paused.' : 'Watching.');
    },
    histories: (ids) => client.history(ids),
    close() {
      stopSaying();
      selectedHistory.close();
      announcer.close();
      client.close();
    },
  };
}

function followEntries(
  feed: ReadonlySignal<FeedState>,
): ReadonlySignal<ReadonlyMap<TokenId, Entry>> {
  let earlier: ReadonlyMap<TokenId, Entry> = new Map();
  const tokens = computed(() => feed.value.tokens);
  return computed(() => {
    earlier = followRecords(tokens.value, earlier);
    return earlier;
  });
}

function createClearing(
  client: FeedClient,
  scoped: ReadonlySignal<readonly Entry[]>,
  now: ReadonlySignal<number>,
  read: () => number,
): Pick<ViewStore, 'undoable' | 'clear' | 'undoClear'> {
  const cleared = signal<{ readonly count: number; readonly at: number } | null>(null);
  const undoable = computed(() => {
    const last = cleared.value;
    return last && now.value - last.at < UNDO_WITHIN_MS ? last.count : 0;
  });
  return {
    undoable,
    clear() {
      const ids = scoped.peek().map(({ id }) => id);
      if (ids.length === 0) return;
      client.clear(ids);
      cleared.value = { count: ids.length, at: read() };
    },
    undoClear() {
      if (undoable.peek() > 0) client.undoClear();
      cleared.value = null;
    },
  };
}

function createCopying(
  writeText: StoreOptions['writeText'],
  tell: Notices['post'],
): Pick<ViewStore, 'copy' | 'copyText'> {
  async function put(copy: Copy): Promise<void> {
    if (!copy.ok) return tell('failed', `Nothing copied. ${copy.reason}`);
    const { name, text } = copy;
    const done = await writeText(text);
    if (done) tell('done', `${name} copied · ${text.length.toLocaleString()} characters`);
    else tell('failed', 'Nothing copied: the browser refused access to the clipboard.');
  }
  return {
    copy: (entry, form) => put(copyOf(entry, form)),
    copyText: (name, text) => put({ ok: true, name, text }),
  };
}
