// Everything that is kept of one kind of windows, normal or private. Two books share nothing but the store,
// and there each has rows of its own. What comes before the book was read is written into its journal.
import type { PageState } from '../feed/messages.ts';
import { persistent } from '../feed/persistent.ts';
import { Recorder } from '../feed/recorder.ts';
import type { ServerPort } from '../feed/server.ts';
import type { LineageToken } from '../judge/lineage.ts';
import type { DueReminder, Reminding } from '../judge/reminder.ts';
import { LIMITS } from '../ledger/limits.ts';
import type { Rows } from '../ledger/rows.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { CookieMessage, Message } from '../scan/message.ts';
import type { RingServerPort } from './key-ring/messages.ts';
import { Navigations } from './navigations.ts';
import type { OpenBook, OpenBookOptions } from './open-book.ts';
import type { Rest } from './rest.ts';

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
export interface BookOptions extends Omit<OpenBookOptions, 'recorder'> {
  /** What opens it, and reads rare values. */
  readonly rest: () => Promise<Pick<Rest, 'OpenBook' | 'readers'>>;
  /** Whether load balancers' cookies are listed too. */
  readonly stickiness: () => boolean;
}

export class Book {
  /** Resolves when the book holds what was stored. */
  readonly loaded: Promise<void>;
  private readonly options: BookOptions;
  /** Tabs that some view was opened for, so that it is told when they change. */
  private readonly viewed = new Set<number>();
  private readonly recorder: Recorder;
  private readonly navigations: Navigations;
  /** Cookies that were told before it was read. */
  private earlyCookies: CookieMessage[] = [];
  private open: OpenBook | null = null;
  /** The rows of a book that is yet to be opened; null before they are known, and when it is open. */
  private unread: Rows | null = null;
  private readonly rest: BookOptions['rest'];
  /** Views that came before it was read. */
  private early: ServerPort[] = [];
  private markLoaded: () => void = () => undefined;

  constructor(options: BookOptions) {
    const { rows, rest, stickiness } = options;
    this.options = options;
    this.loaded = new Promise((resolve) => {
      this.markLoaded = resolve;
    });
    this.navigations = new Navigations(rows);
    this.rest = persistent(rest);
    this.recorder = new Recorder({
      limits: LIMITS,
      store: rows,
      readers: async () => {
        const parts = await rest();
        this.read(parts);
        return parts.readers;
      },
      gatherMs,
      stickiness,
    });
  }

  /** Serves a view, as soon as the book was read. */
  attach(port: ServerPort): void {
    if (this.open !== null) {
      this.open.attach(port);
      return;
    }
    this.early.push(port);
    if (this.unread !== null) this.readSoon();
  }

  /** Serves a view that checks signatures. */
  attachKeys(port: RingServerPort): void {
    void this.loaded.then(() => this.open?.attachKeys(port));
  }

  /** Tells the views of a tab, or all of them, what page it shows and whether it can be seen. */
  async publishPages(only: number | null): Promise<void> {
    const tabs = [...this.viewed].filter((tabId) => only === null || only === tabId);
    for (const page of await Promise.all(tabs.map((tabId) => this.page(tabId)))) {
      this.open?.publishPage(page);
    }
  }

  /** Tells every view that watching began, stopped or lost its access. */
  publishWatch(): void {
    this.open?.publishWatch();
  }

  /** From now on what comes is recorded at once. */
  begin(): void {
    this.recorder.begin();
  }

  /** Takes up the rows that were stored, by the names of this book. */
  load(rows: Rows): void {
    this.navigations.load(rows);
    this.unread = rows;
    this.readSoon();
  }

  private readSoon(): void {
    this.rest().then(
      (rest) => this.read(rest),
      // It is tried again for the next view, or message that needs a reader. Should there be no rest in this
      // life of the worker, the next one finds what the journal holds.
      () => undefined,
    );
  }

  private read({ OpenBook }: Pick<Rest, 'OpenBook'>): void {
    const { unread: rows } = this;
    if (rows === null) return;
    this.unread = null;
    const { recorder } = this;
    const page = (tabId: number): Promise<PageState> => {
      this.viewed.add(tabId);
      return this.page(tabId);
    };
    this.open = new OpenBook({ ...this.options, recorder, page }, rows);
    void this.open.loaded.then(this.markLoaded);
    for (const cookie of this.earlyCookies.splice(0)) this.open.jars.note(cookie);
    for (const port of this.early.splice(0)) this.open.attach(port);
  }

  /** Takes one message; never throws, whatever it holds. */
  accept(message: Message): void {
    if (message.type === 'cookie') {
      if (this.open === null) this.earlyCookies.push(message);
      else this.open.jars.note(message);
    }
    this.recorder.accept(message);
  }

  /** Resolves when what was accepted is stored. */
  stored(): Promise<void> {
    return this.recorder.flush();
  }

  /** Resolves when an end of the worker would lose nothing, or the store has refused it. */
  async kept(): Promise<void> {
    await this.recorder.flush();
    await this.open?.jars.keep().catch(() => undefined);
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
      this.open?.publishPage({ tabId, url: null, since, access: 'closed' });
    }
    this.navigations.forget(tabId);
  }

  /** The tokens that the page in a tab uses now. */
  tokensInUse(tabId: number): readonly LineageToken[] {
    return this.open?.tokensInUse(tabId, this.navigations.of(tabId)) ?? [];
  }

  /** What is known of servers' clocks. */
  clocks(): readonly ServerClock[] {
    return this.open?.clocks() ?? [];
  }

  /**
   * Which reminders are due.
   * @param now milliseconds since the epoch
   * @param warnMs for how long before its end a token is expiring, milliseconds
   */
  judgeReminders(now: number, warnMs: number): Reminding {
    return this.open?.judgeReminders(now, warnMs) ?? { due: [], nextAt: null };
  }

  /** A person was told of the end of a token, which is once enough. */
  async reminded(reminder: DueReminder): Promise<void> {
    await this.open?.reminded(reminder);
  }

  /** The tab in which a token was seen last, or null where there is none. */
  lastTabOf(id: string): number | null {
    return this.open?.lastTabOf(id) ?? null;
  }

  private async page(tabId: number): Promise<PageState> {
    const page = await this.options.page(tabId);
    return { ...page, since: this.navigations.of(tabId) };
  }

  get isEmpty(): boolean {
    return this.open?.isEmpty ?? false;
  }

  /**
   * Looks at what the jars hold, unless that was done since more of them could be seen.
   * @param tell takes each cookie that was not told before, as if it had just been set
   */
  async readJars(tell: (message: CookieMessage) => void): Promise<void> {
    await this.loaded;
    await this.open?.jars.readOnce(tell);
  }

  /** More of the jars may be seen than when they were read. */
  widenJars(): void {
    this.open?.jars.widen();
  }

  /** Forgets everything, in the store too. The book must not be used afterwards. */
  end(): Promise<void> {
    this.options.onForget();
    return this.options.rows.end();
  }
}
