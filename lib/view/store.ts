import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FeedClient } from '../feed/client.ts';
import type { FeedState } from '../feed/feed-state.ts';
import { pageHost } from '../feed/page-tokens.ts';
import type { StorageReading } from '../feed/storage-reading.ts';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts';
import { say, sayCounted } from '../words/say.ts';
import { type Announcer, createAnnouncer } from './announcer.ts';
import { atEase, type Pace } from './at-ease.ts';
import type { Clock } from './clock.ts';
import { type Commands, createCommands } from './commands.ts';
import type { Copy, CopyForm } from './copy.ts';
import type { Entry } from './entry.ts';
import { sayExpiries } from './expiry-announcements.ts';
import { type EntryMaker, followEntries } from './follow-entries.ts';
import { createNotices, type Notices } from './notice.ts';
import type { QueryLanguage } from './query/language.ts';
import { createRows, type Rows } from './rows.ts';
import { entriesOfTab, type Scope } from './scope.ts';
import { followHistory } from './selected-history.ts';
import { latestExpiry } from './transitions.ts';
import { createTwoFeeds, type Imports } from './two-feeds.ts';
import { veilFor } from './veils.ts';

/** Everything a view shows and does. Made once for each page; components read and call it. */
export interface ViewStore extends Commands {
  readonly now: ReadonlySignal<number>;
  readonly feed: ReadonlySignal<FeedState>;
  /** There are tokens that this view can never show, as a part of it could not be loaded. */
  readonly failed: ReadonlySignal<boolean>;
  /** The host of the tab's page without port, or null. */
  readonly host: ReadonlySignal<string | null>;
  /** Null for a view that belongs to no tab and so shows all. */
  readonly tabId: number | null;
  readonly scope: Signal<Scope>;
  readonly imports: Imports;
  /** The tokens in the scope, in the feed's order. */
  readonly scoped: ReadonlySignal<readonly Entry[]>;
  readonly rows: Rows;
  /** A token of the feed that is shown, whatever of it the scope shows. */
  readonly find: (id: TokenId) => Entry | undefined;
  /** What people chose. */
  readonly settings: ReadonlySignal<Settings>;
  /** The lines of tokens before whose end the browser tells. */
  readonly reminded: ReadonlySignal<ReadonlySet<string>>;
  /** The token whose hidden parts somebody asked to see; forgotten when another is selected. */
  readonly revealedId: Signal<TokenId | null>;
  readonly history: ReadonlySignal<TokenHistory | null>;
  readonly notices: Notices;
  readonly announcer: Announcer;
  readonly copy: (entry: Entry, form: CopyForm) => Promise<void>;
  /** Copies the request of a sighting. */
  readonly copySighting: (
    entry: Entry,
    sighting: Sighting,
    form: 'curl' | 'curl-token',
  ) => Promise<void>;
  /** Copies any text; `name` says what it is. */
  readonly copyText: (name: string, text: string) => Promise<void>;
  /** Looks for tokens in what the tab's page has stored. */
  readonly readStorage: () => Promise<StorageReading>;
  readonly histories: (ids: readonly TokenId[]) => Promise<readonly TokenHistory[]>;
  readonly close: () => void;
}

export interface StoreOptions {
  readonly connect: (onState: (state: FeedState) => void) => FeedClient;
  /** `followRecords`, which pages load on demand. */
  readonly makeEntries: EntryMaker | Promise<EntryMaker>;
  readonly clock: Clock;
  /** For views that have a filter. */
  readonly language?: QueryLanguage;
  /** The time of day in milliseconds since the epoch. */
  readonly read: () => number;
  /** Calls back when what was changed is drawn; left out where nothing is. */
  readonly drawn?: (callback: () => void) => void;
  readonly tabId: number | null;
  /** Puts text on the clipboard; false when the browser refuses. */
  readonly writeText: (text: string) => Promise<boolean>;
  /** What people chose; the defaults where nobody could choose. */
  readonly settings?: ReadonlySignal<Settings>;
}

export function createStore(options: StoreOptions): ViewStore {
  const { clock, read, tabId, settings = signal(DEFAULT_SETTINGS) } = options;
  const { now } = clock;
  const usual: Scope = tabId === null ? 'all' : 'tab';
  const scope = signal<Scope>(usual);
  const later = (callback: () => void, delay: number) => void setTimeout(callback, delay);
  const pace: Pace = {
    read,
    later,
    drawn: options.drawn ?? ((callback) => later(callback, 0)),
  };
  const { shown, client, imports } = createTwoFeeds(options.connect, scope, usual, (take) =>
    atEase(take, pace),
  );
  const { entries, feed, failed } = followEntries(shown, settings, options.makeEntries, pace.drawn);

  const page = computed(() => feed.value.page);
  const scoped = computed(() => {
    const all = [...entries.value.values()];
    if (tabId === null || scope.value !== 'tab') return all;
    return entriesOfTab(all, tabId, page.value, settings.value);
  });
  const expiry = latestExpiry(scoped, now);
  const rows = createRows(scoped, now, options.language ?? null, expiry);
  const selectedHistory = followHistory(rows.selected, (id) => client.history([id]));
  const stopSelecting = effect(() => {
    client.select(rows.selectedId.value === null ? [] : [rows.selectedId.value]);
  });
  const revealedId = signal<TokenId | null>(null);
  const stopHiding = effect(() => {
    if (rows.selectedId.value !== revealedId.peek()) revealedId.value = null;
  });
  const notices = createNotices(now, read);
  const announcer = createAnnouncer((callback, delay) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  });
  const veil = () => veilFor(settings.peek().masking);
  const stopSaying = sayExpiries(scoped, now, announcer.say, veil, expiry);
  const tell: Notices['post'] = (tone, text) => {
    notices.post(tone, text);
    announcer.say(text);
  };

  return {
    now,
    feed,
    failed,
    host: computed(() => pageHost(page.value)),
    tabId,
    scope,
    imports,
    scoped,
    rows,
    find: (id) => entries.peek().get(id),
    settings,
    reminded: computed(() => linesOf(entries.value, feed.value.watch.reminders)),
    revealedId,
    history: selectedHistory.history,
    notices,
    announcer,
    ...createCommands({
      client,
      feed,
      scoped,
      now,
      lostUndo: imports.lostUndo,
      read,
      announcer,
      tell,
    }),
    ...createCopying(options.writeText, tell, (id) => client.history([id])),
    histories: (ids) => client.history(ids),
    readStorage: () => (tabId === null ? Promise.resolve(NO_PAGE) : client.readStorage(tabId)),
    close() {
      stopSaying();
      stopSelecting();
      stopHiding();
      selectedHistory.close();
      announcer.close();
      client.close();
    },
  };
}

const NO_PAGE: StorageReading = {
  ok: false,
  code: 'no-tab',
  said: null,
};

function linesOf(
  entries: ReadonlyMap<TokenId, Entry>,
  ids: readonly TokenId[],
): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => entries.get(id)?.line ?? []));
}

function needsSightings(form: CopyForm): boolean {
  return form === 'curl' || form === 'curl-token';
}

function createCopying(
  writeText: StoreOptions['writeText'],
  tell: Notices['post'],
  history: (id: TokenId) => Promise<readonly TokenHistory[]>,
): Pick<ViewStore, 'copy' | 'copySighting' | 'copyText'> {
  async function put(copy: Copy): Promise<void> {
    if (!copy.ok) return tell('failed', say('copied_nothing', { reason: copy.reason }));
    const { name, text, remark } = copy;
    const done = await writeText(text);
    const told = sayCounted('copied', text.length, { name });
    if (done) tell('done', remark === undefined ? told : `${told} · ${remark}`);
    else tell('failed', say('copied_nothing_refused'));
  }
  /** An extension that was reloaded has taken the file along. */
  const onDemand = (make: () => Promise<Copy>) =>
    make().then(put, () => tell('failed', say('part_failed')));
  return {
    async copy(entry, form) {
      return onDemand(async () => {
        const { copyOf, isOnDemand } = await import('./copy.ts');
        if (!isOnDemand(form)) return copyOf(entry, form);
        const [{ makeCopy }, [known]] = await Promise.all([
          import('./copy-on-demand.ts'),
          needsSightings(form) ? history(entry.id) : [],
        ]);
        return makeCopy(entry, form, known?.sightings ?? []);
      });
    },
    copySighting: (entry, sighting, form) =>
      onDemand(async () => {
        const { copyCurl } = await import('./copy-on-demand.ts');
        return copyCurl(entry, sighting, form);
      }),
    copyText: (name, text) => put({ ok: true, name, text }),
  };
}
