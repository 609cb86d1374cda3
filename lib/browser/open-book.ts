// A book that was read: the ledger, what keeps it and what shows it.

import { LedgerWriter } from '../feed/ledger-writer.ts';
import type { PageState, WatchState } from '../feed/messages.ts';
import type { Recorder } from '../feed/recorder.ts';
import { FeedServer, type FeedSource, type ServerPort } from '../feed/server.ts';
import { inLines, tokensInUse } from '../judge/in-use.ts';
import type { LineageToken } from '../judge/lineage.ts';
import { type DueReminder, judgeReminders, type Reminding } from '../judge/reminder.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Rows } from '../ledger/rows.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { CookieMessage } from '../scan/message.ts';
import type { BookRows } from './book-rows.ts';
import { CookieJars } from './cookie-jars.ts';
import { KeyRing } from './key-ring/key-ring.ts';
import type { RingServerPort } from './key-ring/messages.ts';
import { Reminders } from './reminders.ts';

/** What a book needs of the world around it once it is read. */
export interface OpenBookOptions extends Pick<FeedSource, 'page' | 'readStorage' | 'setPaused'> {
  readonly rows: BookRows;
  readonly recorder: Recorder;
  readonly watch: (
    counts: Pick<WatchState, 'droppedTokens' | 'leftAlone' | 'reminders'>,
  ) => WatchState;
  /** Something that the badges show may have changed. */
  readonly onStored: () => void;
  /** Something was forgotten, which must not be remembered anywhere else. */
  readonly onForget: () => void;
  readonly readJars: () => Promise<readonly CookieMessage[]>;
  /** Whether the browser gives access to all of the origins. */
  readonly mayRead: (origins: readonly string[]) => Promise<boolean>;
}

export class OpenBook {
  /** Resolves when the book holds what was stored. */
  readonly loaded: Promise<void>;
  readonly jars: CookieJars;
  private readonly feed: FeedServer;
  private readonly ledger = new Ledger();
  private readonly reminders: Reminders;
  private readonly keys: KeyRing;

  /** @param stored the rows of this book */
  constructor(options: OpenBookOptions, stored: Rows) {
    const { ledger } = this;
    const { rows, recorder, onStored, onForget } = options;
    this.reminders = new Reminders(rows);
    this.reminders.load(stored);
    this.keys = new KeyRing({ store: rows, mayRead: options.mayRead });
    this.keys.load(stored);
    this.jars = new CookieJars({
      store: rows,
      read: options.readJars,
      stored: () => recorder.flush(),
    });
    this.jars.load(stored);
    const writer = new LedgerWriter({
      ledger,
      store: rows,
      onStored: (changes) => {
        this.feed.publish(changes);
        onStored();
      },
    });
    let markLoaded = (): void => undefined;
    this.loaded = new Promise((resolve) => {
      markLoaded = resolve;
    });
    this.feed = new FeedServer({
      ...options,
      ledger,
      loaded: this.loaded,
      watch: () => {
        const { leftAlone } = recorder;
        const { ids: reminders } = this.reminders;
        return options.watch({ droppedTokens: ledger.droppedTokens, leftAlone, reminders });
      },
      setReminder: async (id, on) => {
        await this.reminders.set(id, on);
        this.feed.publishWatch();
        onStored();
      },
      clocks: () => ledger.clocks(),
      protect: (ids) => ledger.protect(ids),
      changed: () => recorder.flush(),
      cleared: () => {
        recorder.forget();
        onForget();
      },
    });
    void recorder.open(writer, stored).finally(markLoaded);
  }

  /** Serves a view. */
  attach(port: ServerPort): void {
    this.feed.attach(port);
  }

  /** Serves a view that checks signatures. */
  attachKeys(port: RingServerPort): void {
    this.keys.attach(port);
  }

  publishPage(page: PageState): void {
    this.feed.publishPage(page);
  }

  publishWatch(): void {
    this.feed.publishWatch();
  }

  /**
   * The tokens that the page in a tab uses now.
   * @param since when it began to load: milliseconds since the epoch
   */
  tokensInUse(tabId: number, since: number): readonly LineageToken[] {
    return tokensInUse(this.ledger.records(), tabId, since);
  }

  /** What is known of servers' clocks. */
  clocks(): readonly ServerClock[] {
    return this.ledger.clocks();
  }

  /** As the book's. */
  judgeReminders(now: number, warnMs: number): Reminding {
    const { all } = this.reminders;
    return all.length === 0
      ? NOTHING_DUE
      : judgeReminders(all, inLines(this.ledger.records()), now, warnMs);
  }

  reminded({ id, expiresAt }: DueReminder): Promise<void> {
    return this.reminders.told(id, expiresAt);
  }

  lastTabOf(id: string): number | null {
    const record = this.ledger.records().find((candidate) => candidate.id === id);
    const latest = record?.tabs.toSorted((one, other) => other.lastSeen - one.lastSeen)[0];
    return latest?.tabId ?? null;
  }

  get isEmpty(): boolean {
    return this.ledger.size === 0;
  }
}

const NOTHING_DUE: Reminding = { due: [], nextAt: null };
