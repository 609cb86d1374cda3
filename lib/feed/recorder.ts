// Message → ledger → store → views. Changes are published only once they are stored, so that whatever
// a view has shown survives a stop of the worker. While one write is under way further changes gather
// for the next: a flood of requests costs few writes, and a single one is not delayed.
//
// A worker that wakes does not know its ledger yet. Messages wait until `begin` says that they may be
// recorded; from then on they are scanned and what was seen is written at once, as a journal; `load`
// brings the journal into the ledger, exactly once, whenever the worker may die.

import type { LedgerChanges } from '../ledger/changes.ts';
import { isJournalKey, Journal, readJournals } from '../ledger/journal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { observationOf } from '../ledger/observation.ts';
import { LedgerRows, type RowStore, type Rows } from '../ledger/persistence.ts';
import type { Message } from '../scan/message.ts';
import type { ReferenceOptions } from '../token/reference-finder.ts';
import { TokenFinder } from '../token/token-finder.ts';
import { NOTHING, together } from './unsaved.ts';
import { WriteQueue } from './write-queue.ts';

export interface RecorderOptions extends ReferenceOptions {
  readonly ledger: Ledger;
  readonly store: RowStore;
  readonly onStored: (changes: LedgerChanges) => void;
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

/** The share of its tokens, 0 to 1, that a full store is freed of. */
const ROOM = 0.1;

export class Recorder {
  private readonly options: RecorderOptions;
  private readonly finder: TokenFinder;
  private readonly rows: LedgerRows;
  /** Names this life of the worker; later lives sort behind it. */
  private readonly boot = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  /** Messages that wait to be allowed; null once they are. */
  private waiting: Message[] | null = [];
  /** What was seen before the ledger was known; null once it is. */
  private journal: Journal | null = new Journal(this.boot);
  private readonly queue: WriteQueue;
  private unsaved = NOTHING;
  /** Whether the store must hear of that before anything else changes. */
  private leftOver = false;

  constructor(options: RecorderOptions) {
    this.options = options;
    this.finder = new TokenFinder(options);
    this.rows = new LedgerRows(options.ledger);
    this.queue = new WriteQueue({
      begin: () => this.step(),
      gatherMs: options.gatherMs ?? (() => 0),
    });
  }

  /**
   * Takes the messages that have waited; from now on whatever comes is recorded at once.
   * @returns resolves when what has waited is stored. Reading the whole store is for afterwards: it
   * takes long, and what has waited would wait for it too.
   */
  begin({ discardWaiting = false }: BeginOptions = {}): Promise<void> {
    const waiting = discardWaiting ? [] : (this.waiting ?? []);
    this.waiting = null;
    for (const message of waiting) this.take(message);
    return this.flush();
  }

  /**
   * Fills the ledger with all that the store holds, and brings in what was seen meanwhile and what
   * earlier lives of the worker left behind. Begins, if that was not done.
   * @returns resolves when the ledger is stored as it then is, or the store has refused it
   */
  load(stored: Rows, options: BeginOptions = {}): Promise<void> {
    if (this.waiting !== null) void this.begin(options);
    const { journal } = this;
    if (journal === null) return this.flush();
    this.journal = null;
    const { ledger } = this.options;
    const left = this.rows.load(stored);
    const earlier = readJournals(stored, this.boot);
    for (const seen of earlier.observations) ledger.note(seen);
    for (const seen of journal.observations) ledger.note(seen);
    const remove = [...left, ...earlier.keys, ...journal.keys];
    if (remove.length > 0) this.unsaved = { ...this.unsaved, remove };
    return this.flush();
  }

  /** Takes one message; never throws, whatever it holds. */
  accept(message: Message): void {
    if (this.waiting !== null) {
      this.waiting.push(message);
      return;
    }
    this.take(message);
    this.queue.schedule();
  }

  /** Values and bodies that were not looked at whole since the last clear. */
  get leftAlone(): number {
    return this.rows.leftAlone;
  }

  /** Counts what could not be looked at, or not whole. */
  noteLeftAlone(count = 1): void {
    if (count === 0) return;
    this.rows.leftAlone += count;
    this.leftOver = true;
    this.queue.schedule();
  }

  /** Drops what is remembered of values that were seen, beside the ledger. */
  forget(): void {
    this.finder.clear();
    this.leftOver ||= this.rows.leftAlone > 0;
    this.rows.leftAlone = 0;
  }

  /**
   * Stores and publishes what has changed, at once, and tries again what the store has refused.
   * @returns resolves when what was there at the call is stored and published, or the store has refused
   * it once more; what comes meanwhile is not waited for
   */
  flush(): Promise<void> {
    this.journal?.tryAgain();
    this.leftOver ||= this.unsaved !== NOTHING;
    return this.queue.flush();
  }

  /** Begins the next write; null when nothing is left to do. */
  private step(): Promise<void> | null {
    if (this.journal !== null) return this.storeJournal(this.journal);
    const changes = this.options.ledger.takeChanges();
    if (changes === null && !this.leftOver) return null;
    this.leftOver = false;
    return this.storeChanges(changes ?? NO_CHANGES);
  }

  private take(message: Message): void {
    const { hits, limits } = this.finder.find(message);
    this.noteLeftAlone(limits.length);
    const { ledger } = this.options;
    const observation = observationOf(message, hits, ledger.limits);
    if (this.journal === null) ledger.note(observation);
    else this.journal.add(observation);
  }

  private storeJournal(journal: Journal): Promise<void> | null {
    const batch = journal.takeBatch();
    if (batch === null) return null;
    return this.write({ [batch.key]: batch.observations }, []).then((written) => {
      if (!written) journal.takeBack(batch);
    });
  }

  private async storeChanges(changes: LedgerChanges): Promise<void> {
    const { onStored } = this.options;
    const gone = (await this.save(changes)) ? [] : await this.makeRoom();
    if (changes !== NO_CHANGES) onStored(changes);
    // What went may have come with these very changes.
    for (const each of gone) onStored(each);
  }

  /** Writes changes and whatever was refused before. @returns whether the store took them. */
  private async save(changes: LedgerChanges): Promise<boolean> {
    const all = together(this.unsaved, changes);
    const { rows, remove } = this.rows.of(all, this.unsaved.remove);
    const gone = [...new Set([...this.unsaved.remove, ...remove])];
    const removed = gone.filter((key) => !Object.hasOwn(rows, key));
    this.unsaved = { ...all, remove: removed };
    const saved =
      (await this.write(rows, removed)) ||
      // The store may be full, and what is gone be the room that is missing.
      ((await this.removeGone()) && (await this.write(rows, this.unsaved.remove)));
    if (saved) {
      this.unsaved = NOTHING;
      this.rows.written();
    }
    return saved;
  }

  /**
   * Forgets the tokens seen longest ago, in the store and here, until the store takes what is left; the
   * last one stays. A store that refuses even to remove rows is broken instead of full: then nothing is
   * forgotten, the views are right all the same, and the next change tries again.
   * @returns what changed by that
   */
  private async makeRoom(): Promise<readonly LedgerChanges[]> {
    const { ledger } = this.options;
    const gone: LedgerChanges[] = [];
    while (ledger.size > 1 && (await this.removeGone())) {
      ledger.dropOldest(ROOM);
      const changes = ledger.takeChanges();
      if (changes === null) break;
      gone.push(changes);
      if (await this.save(changes)) break;
    }
    return gone;
  }

  /** Removes what is gone but the journal, which counts until it was written into the ledger's rows. */
  private async removeGone(): Promise<boolean> {
    const { remove } = this.unsaved;
    if (
      !(await this.write(
        {},
        remove.filter((key) => !isJournalKey(key)),
      ))
    )
      return false;
    this.unsaved = { ...this.unsaved, remove: remove.filter(isJournalKey) };
    return true;
  }

  private write(rows: Rows, remove: readonly string[]): Promise<boolean> {
    return this.options.store.write(rows, remove).then(
      () => true,
      () => false,
    );
  }
}

const NO_CHANGES: LedgerChanges = { changed: new Map(), records: [], removed: [], clocks: [] };
