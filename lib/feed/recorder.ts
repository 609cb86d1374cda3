// Message → ledger → store → views. Messages that arrive before the store was read wait in order;
// changes are published only once they are stored, so that whatever a view has shown survives a stop
// of the worker. While one write is under way further changes gather for the next: a flood of
// requests costs few writes, and no timer delays a single one.
import type { Ledger, LedgerChanges } from '../ledger/ledger.ts';
import { observationOf } from '../ledger/observation.ts';
import { LedgerRows, type RowStore } from '../ledger/persistence.ts';
import type { TokenId } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import { Scanner } from '../scan/scanner.ts';
import { ReferenceFinder } from '../token/reference-finder.ts';

export interface RecorderOptions {
  readonly ledger: Ledger;
  readonly store: RowStore;
  readonly onStored: (changes: LedgerChanges) => void;
}

/** What the store has refused so far and must still hear of. */
interface Unsaved {
  readonly changed: ReadonlyMap<TokenId, ReadonlySet<number>>;
  readonly remove: readonly string[];
}

const NOTHING: Unsaved = { changed: new Map(), remove: [] };
/** The share of its tokens, 0 to 1, that a full store is freed of. */
const ROOM = 0.1;

export class Recorder {
  private readonly options: RecorderOptions;
  /** Values that were too large or too deeply wrapped to be looked into whole. */
  leftAlone = 0;
  private readonly scanner = new Scanner();
  private readonly references = new ReferenceFinder();
  private readonly rows: LedgerRows;
  /** Messages that wait for the store; null once it was read. */
  private waiting: Message[] | null = [];
  private flushing: Promise<void> | null = null;
  private unsaved = NOTHING;

  constructor(options: RecorderOptions) {
    this.options = options;
    this.rows = new LedgerRows(options.ledger);
  }

  /**
   * Fills the ledger with the stored rows, then takes the messages that have waited.
   * @param options.discardWaiting drops those instead: the extension turned out to be paused.
   */
  load(
    stored: Readonly<Record<string, unknown>>,
    options: { readonly discardWaiting?: boolean } = {},
  ): void {
    this.rows.load(stored);
    const waiting = options.discardWaiting ? [] : (this.waiting ?? []);
    this.waiting = null;
    for (const message of waiting) this.take(message);
    void this.flush();
  }

  /** Takes one message; never throws, whatever it holds. */
  accept(message: Message): void {
    if (this.waiting !== null) {
      this.waiting.push(message);
      return;
    }
    this.take(message);
    void this.flush();
  }

  /** Drops what is remembered of values that were seen, beside the ledger. */
  forget(): void {
    this.references.forget();
  }

  /** Stores and publishes what has changed; resolves when nothing is left to do. */
  flush(): Promise<void> {
    this.flushing ??= Promise.resolve().then(() => this.drain());
    return this.flushing;
  }

  private async drain(): Promise<void> {
    const { ledger, onStored } = this.options;
    try {
      for (;;) {
        const changes = ledger.takeChanges();
        if (changes === null) return;
        if (!(await this.save(changes))) await this.makeRoom();
        onStored(changes);
      }
    } finally {
      this.flushing = null;
    }
  }

  private take(message: Message): void {
    const { places, hits: tokens, limits } = this.scanner.scan(message);
    this.leftAlone += limits.length;
    const references = this.references.find(places, tokens);
    const { ledger } = this.options;
    ledger.note(observationOf(message, [...tokens, ...references], ledger.limits));
  }

  /** Writes changes and whatever was refused before. @returns whether the store took them. */
  private async save({ changed, removed }: LedgerChanges): Promise<boolean> {
    const all = merge(this.unsaved.changed, changed);
    const { rows, remove } = this.rows.of({ changed: all, removed });
    const gone = [...this.unsaved.remove, ...remove].filter((key) => !Object.hasOwn(rows, key));
    this.unsaved = { changed: all, remove: gone };
    // Rows are removed first: what is new may need their room.
    const freed = gone.length === 0 || (await this.write({}, gone));
    const saved = freed && (await this.write(rows, []));
    if (saved) this.unsaved = NOTHING;
    return saved;
  }

  /**
   * Forgets the tokens seen longest ago, in the store and here, if the store is full. One that refuses
   * even to remove rows is broken instead: then nothing is forgotten, the views are right all the
   * same, and the next change tries again.
   */
  private async makeRoom(): Promise<void> {
    const { ledger, onStored } = this.options;
    if (!(await this.write({}, this.unsaved.remove))) return;
    ledger.dropOldest(ROOM);
    const changes = ledger.takeChanges();
    if (changes === null) return;
    await this.save(changes);
    onStored(changes);
  }

  private write(rows: Readonly<Record<string, unknown>>, remove: readonly string[]) {
    return this.options.store.write(rows, remove).then(
      () => true,
      () => false,
    );
  }
}

function merge(
  earlier: Unsaved['changed'],
  later: LedgerChanges['changed'],
): LedgerChanges['changed'] {
  if (earlier.size === 0) return later;
  const all = new Map(earlier);
  for (const [id, pages] of later) all.set(id, new Set([...(all.get(id) ?? []), ...pages]));
  return all;
}
