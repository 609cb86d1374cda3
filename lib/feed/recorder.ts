// Message → journal or ledger → store. A worker that wakes knows neither its ledger nor the readers of rare
// values yet. Messages wait until `begin` says that they may be recorded; from then on they are scanned and
// what was seen is written at once, as a journal; `open` brings the journal into the ledger, exactly once,
// whenever the worker may die. A message that cannot be told without readers waits for them, and what comes
// behind it as well, so that all is recorded in order. Should readers not come, what needs one is left alone,
// and counted; the next message that needs one asks for them again. While one write is under way further
// changes gather for the next: a flood of requests costs few writes, and a single one is not delayed.

import { Journal } from '../ledger/journal.ts';
import type { Limits } from '../ledger/limits.ts';
import { observationOf } from '../ledger/observation.ts';
import type { RowStore, Rows } from '../ledger/rows.ts';
import type { Message } from '../scan/message.ts';
import type { Parts } from '../scan/scanner.ts';
import { type Findings, QuickFinder } from '../token/quick-finder.ts';
import type { Readers } from '../token/readers.ts';
import type { ReferenceOptions } from '../token/reference-finder.ts';
import type { LedgerWriter } from './ledger-writer.ts';
import { persistent } from './persistent.ts';
import { Waiting } from './waiting.ts';
import { WriteQueue } from './write-queue.ts';

export interface RecorderOptions extends ReferenceOptions {
  readonly limits: Limits;
  readonly store: RowStore;
  /** Gives what some messages need to be looked at; is asked again where it rejects. */
  readonly readers: () => Promise<Readers>;
  /**
   * For so long changes gather between two writes, in milliseconds; by default not at all.
   * @param messages how many have come since this was asked last
   */
  readonly gatherMs?: (messages: number) => number;
}

export interface BeginOptions {
  /** Drops the messages that have waited: the extension turned out to be paused. */
  readonly discardWaiting?: boolean;
}

export class Recorder {
  protected readonly finder: QuickFinder;
  private readonly options: RecorderOptions;
  private hasBegun = false;
  /** Messages that wait to be allowed, or for readers. */
  private readonly waiting = new Waiting();
  /** Resolves when readers are there, or cannot be had, and what needed them is recorded; null while nothing does. */
  private reading: Promise<void> | null = null;
  /** What was seen before the ledger was known. */
  private readonly journal = new Journal(bootName());
  /** What keeps the ledger; null until it is known. */
  private writer: LedgerWriter | null = null;
  private readonly queue: WriteQueue;
  private readonly readers: () => Promise<Readers>;
  private left = 0;

  constructor(options: RecorderOptions) {
    this.options = options;
    this.finder = new QuickFinder(options);
    this.readers = persistent(options.readers);
    this.queue = new WriteQueue({
      begin: () => (this.writer === null ? this.storeJournal() : this.writer.step()),
      gatherMs: options.gatherMs ?? (() => 0),
    });
  }

  /**
   * Takes the messages that have waited; from now on whatever comes is recorded at once.
   * @returns resolves when what has waited is stored. Reading the whole store is for afterwards: it
   * takes long, and what has waited would wait for it too.
   */
  begin({ discardWaiting = false }: BeginOptions = {}): Promise<void> {
    this.hasBegun = true;
    if (discardWaiting) this.waiting.clear();
    this.takeWaiting();
    return this.flush();
  }

  /**
   * Fills the ledger with all that the store holds, and brings in what was seen meanwhile and what
   * earlier lives of the worker left behind. Begins, if that was not done.
   * @returns resolves when the ledger is stored as it then is, or the store has refused it
   */
  open(writer: LedgerWriter, stored: Rows, options: BeginOptions = {}): Promise<void> {
    if (!this.hasBegun) void this.begin(options);
    if (this.writer !== null) return this.flush();
    this.writer = writer;
    writer.load(stored, this.journal);
    writer.leftAlone += this.left;
    return this.flush();
  }

  /** Takes one message; never throws, whatever it holds. */
  accept(message: Message): void {
    if (!this.hasBegun || this.reading !== null) {
      if (!this.waiting.add(message)) this.noteLeftAlone();
      return;
    }
    this.take(message);
    this.queue.schedule();
  }

  /** Values and bodies that were not looked at whole since the last clear. */
  get leftAlone(): number {
    return this.writer?.leftAlone ?? this.left;
  }

  /** Counts what could not be looked at, or not whole. */
  noteLeftAlone(count = 1): void {
    if (count === 0) return;
    if (this.writer === null) this.left += count;
    else this.writer.leftAlone += count;
    this.queue.schedule();
  }

  /** Drops what is remembered of values that were seen, beside the ledger. */
  forget(): void {
    this.finder.clear();
    this.left = 0;
    if (this.writer !== null) this.writer.leftAlone = 0;
  }

  /**
   * Stores and publishes what has changed, at once, and tries again what the store has refused.
   * @returns resolves when what was there at the call is stored and published, or the store has refused
   * it once more; what comes meanwhile is not waited for
   */
  flush(): Promise<void> {
    if (this.reading !== null) return this.reading.then(() => this.flush());
    if (this.writer === null) this.journal.tryAgain();
    else this.writer.tryAgain();
    return this.queue.flush();
  }

  private take(message: Message): void {
    const parts = this.finder.split(message);
    const found = this.finder.look(parts);
    if (found === null) this.awaitReaders(message, parts);
    else this.record(message, found);
  }

  private record(message: Message, { hits, limits }: Findings): void {
    this.noteLeftAlone(limits.length);
    const observation = observationOf(message, hits, this.options.limits);
    if (this.writer === null) this.journal.add(observation);
    else this.writer.note(observation);
  }

  /** The message is split once, as a cookie may be a part of what others told. */
  private awaitReaders(message: Message, parts: Parts): void {
    const asked = this.readers().then(
      (readers) => {
        this.finder.readers = readers;
      },
      () => undefined,
    );
    this.reading = asked.then(() => {
      this.reading = null;
      this.record(message, this.finder.look(parts) ?? this.findWithoutReaders(parts));
      this.takeWaiting();
      this.queue.schedule();
    });
  }

  private findWithoutReaders(parts: Parts): Findings {
    const { unread, ...found } = this.finder.lookWithoutReaders(parts);
    this.noteLeftAlone(unread);
    return found;
  }

  private takeWaiting(): void {
    while (this.reading === null) {
      const message = this.waiting.next();
      if (message === null) return;
      this.take(message);
    }
  }

  private storeJournal(): Promise<void> | null {
    const batch = this.journal.takeBatch();
    if (batch === null) return null;
    return this.options.store.write({ [batch.key]: batch.observations }, []).catch(() => {
      this.journal.takeBack(batch);
    });
  }
}

/** Names this life of the worker; later lives sort behind it. */
function bootName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
