// Everything that is kept of one kind of windows, normal or private: the ledger, what writes to it and
// what shows it. Two books share nothing but the store, and there each has rows of its own.
import type { PageState, WatchState } from '../feed/messages.ts';
import { Recorder } from '../feed/recorder.ts';
import { FeedServer, type FeedSource, type ServerPort } from '../feed/server.ts';
import { inLines, tokensInUse } from '../judge/in-use.ts';
import type { LineageToken } from '../judge/lineage.ts';
import { type DueReminder, judgeReminders, type Reminding } from '../judge/reminder.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Rows } from '../ledger/persistence.ts';
import type { CookieMessage, Message } from '../scan/message.ts';
import type { BookRows } from './book-rows.ts';
import { CookieJars } from './cookie-jars.ts';
import { Navigations } from './navigations.ts';
import { Reminders } from './reminders.ts';

/** In a flood of requests most of what watching costs would be writing: changes gather for this long. */
const GATHER_MS = 50;
/**
 * What gathers is lost if the browser kills the worker just then. So it gathers only for as long as
 * there is much of it: at less than 500 messages a second the pauses shrink to nothing.
 */
const GATHER_MS_PER_MESSAGE = 2;
const FEW_MESSAGES = 4;

function gatherMs(messages: number): number {
  return messages <= FEW_MESSAGES ? 0 : Math.min(GATHER_MS, messages * GATHER_MS_PER_MESSAGE);
}

/** What a book needs of the world around it. */
export interface BookOptions extends Pick<FeedSource, 'page' | 'readStorage' | 'setPaused'> {
  readonly rows: BookRows;
  /** Whether load balancers' cookies are listed too. */
  readonly stickiness: () => boolean;
  readonly watch: (
    counts: Pick<WatchState, 'droppedTokens' | 'leftAlone' | 'reminders'>,
  ) => WatchState;
  /** Something that the badges show may have changed. */
  readonly onStored: () => void;
  /** Something was forgotten, which must not be remembered anywhere else. */
  readonly onForget: () => void;
  readonly readJars: () => Promise<readonly CookieMessage[]>;
}

export class Book {
  private readonly feed: FeedServer;
  /** Resolves when the book holds what was stored. */
  readonly loaded: Promise<void>;
  private readonly options: BookOptions;
  /** Tabs that some view was opened for, so that it is told when they change. */
  private readonly viewed = new Set<number>();
  private readonly ledger = new Ledger();
  private readonly recorder: Recorder;
  private readonly navigations: Navigations;
  private readonly jars: CookieJars;
  private readonly reminders: Reminders;
  private markLoaded: () => void = () => undefined;

  constructor(options: BookOptions) {
    const { ledger } = this;
    this.options = options;
    this.loaded = new Promise((resolve) => {
      this.markLoaded = resolve;
    });
    this.navigations = new Navigations(options.rows);
    this.reminders = new Reminders(options.rows);
    this.recorder = new Recorder({
      ledger,
      store: options.rows,
      gatherMs,
      stickiness: options.stickiness,
      onStored: (changes) => {
        this.feed.publish(changes);
        options.onStored();
      },
    });
    this.jars = new CookieJars({
      store: options.rows,
      read: options.readJars,
      stored: () => this.recorder.flush(),
    });
    this.feed = new FeedServer({
      ledger,
      loaded: this.loaded,
      watch: () => {
        const { leftAlone } = this.recorder;
        const { ids: reminders } = this.reminders;
        return options.watch({ droppedTokens: ledger.droppedTokens, leftAlone, reminders });
      },
      page: (tabId) => {
        this.viewed.add(tabId);
        return this.page(tabId);
      },
      readStorage: options.readStorage,
      setPaused: options.setPaused,
      setReminder: async (id, on) => {
        await this.reminders.set(id, on);
        this.feed.publishWatch();
        options.onStored();
      },
      clocks: () => ledger.clocks(),
      protect: (ids) => ledger.protect(ids),
      changed: () => this.recorder.flush(),
      cleared: () => {
        this.recorder.forget();
        options.onForget();
      },
    });
  }

  /** Serves a view. */
  attach(port: ServerPort): void {
    this.feed.attach(port);
  }

  /** Tells the views of a tab, or all of them, what page it shows and whether it can be seen. */
  async publishPages(only: number | null): Promise<void> {
    const tabs = [...this.viewed].filter((tabId) => only === null || only === tabId);
    for (const page of await Promise.all(tabs.map((tabId) => this.page(tabId)))) {
      this.feed.publishPage(page);
    }
  }

  /** Tells every view that watching began, stopped or lost its access. */
  publishWatch(): void {
    this.feed.publishWatch();
  }

  /** From now on what comes is recorded at once. */
  begin(): void {
    this.recorder.begin();
  }

  /** Takes up the rows that were stored, by the names of this book. */
  load(rows: Rows): void {
    this.navigations.load(rows);
    this.jars.load(rows);
    this.reminders.load(rows);
    void this.recorder.load(rows).finally(this.markLoaded);
  }

  /** Takes one message; never throws, whatever it holds. */
  accept(message: Message): void {
    if (message.type === 'cookie') this.jars.note(message);
    this.recorder.accept(message);
  }

  /** Resolves when what was accepted is stored. */
  stored(): Promise<void> {
    return this.recorder.flush();
  }

  /** Resolves when an end of the worker would lose nothing, or the store has refused it. */
  async kept(): Promise<void> {
    await this.recorder.flush();
    await this.jars.keep().catch(() => undefined);
  }

  /** A tab begins to show another page. `at`: milliseconds since the epoch. */
  noteNavigation(tabId: number, at: number): void {
    this.navigations.note(tabId, at);
  }

  noteLeftAlone(): void {
    this.recorder.noteLeftAlone();
  }

  /** A tab was closed: its views are told, and go on showing what belonged to its last page. */
  forgetTab(tabId: number): void {
    if (this.viewed.delete(tabId)) {
      const since = this.navigations.of(tabId);
      this.feed.publishPage({ tabId, url: null, since, access: 'closed' });
    }
    this.navigations.forget(tabId);
  }

  /** The tokens that the page in a tab uses now. */
  tokensInUse(tabId: number): readonly LineageToken[] {
    return tokensInUse(this.ledger.records(), tabId, this.navigations.of(tabId));
  }

  /**
   * Which reminders are due.
   * @param now milliseconds since the epoch
   * @param warnMs for how long before its end a token is expiring, milliseconds
   */
  judgeReminders(now: number, warnMs: number): Reminding {
    const { all } = this.reminders;
    return all.length === 0
      ? { due: [], nextAt: null }
      : judgeReminders(all, inLines(this.ledger.records()), now, warnMs);
  }

  /** A person was told of the end of a token, which is once enough. */
  reminded({ id, expiresAt }: DueReminder): Promise<void> {
    return this.reminders.told(id, expiresAt);
  }

  /** The tab in which a token was seen last, or null where there is none. */
  lastTabOf(id: string): number | null {
    const record = this.ledger.records().find((candidate) => candidate.id === id);
    const latest = record?.tabs.toSorted((one, other) => other.lastSeen - one.lastSeen)[0];
    return latest?.tabId ?? null;
  }

  private async page(tabId: number): Promise<PageState> {
    const page = await this.options.page(tabId);
    return { ...page, since: this.navigations.of(tabId) };
  }

  get isEmpty(): boolean {
    return this.ledger.records().length === 0;
  }

  /**
   * Looks at what the jars hold, unless that was done since more of them could be seen.
   * @param tell takes each cookie that was not told before, as if it had just been set
   */
  readJars(tell: (message: CookieMessage) => void): Promise<void> {
    return this.jars.readOnce(tell);
  }

  /** More of the jars may be seen than when they were read. */
  widenJars(): void {
    this.jars.widen();
  }

  /** Forgets everything, in the store too. The book must not be used afterwards. */
  end(): Promise<void> {
    this.options.onForget();
    return this.options.rows.end();
  }
}
