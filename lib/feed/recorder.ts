// Message → ledger → store → views. Messages that arrive before the store was read wait in order;
// changes are published only once they are stored, so that whatever a view has shown survives a stop
// of the worker. While one write is under way further changes gather for the next: a flood of
// requests costs few writes, and no timer delays a single one.
import type { Ledger, LedgerChanges } from '../ledger/ledger.ts';
import { LedgerRows, type RowStore } from '../ledger/persistence.ts';
import { type Message, scanMessage } from '../scan/message.ts';

export interface RecorderOptions {
  readonly ledger: Ledger;
  readonly store: RowStore;
  readonly onStored: (changes: LedgerChanges) => void;
}

export class Recorder {
  private readonly options: RecorderOptions;
  private readonly rows: LedgerRows;
  /** Messages that wait for the store; null once it was read. */
  private waiting: Message[] | null = [];
  private writing = false;

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

  /** Stores and publishes what has changed; resolves when nothing is left to do. */
  async flush(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    try {
      for (;;) {
        const changes = this.options.ledger.takeChanges();
        if (changes === null) return;
        await this.write(changes);
        this.options.onStored(changes);
      }
    } finally {
      this.writing = false;
    }
  }

  private take(message: Message): void {
    this.options.ledger.note(message, scanMessage(message));
  }

  private async write(changes: LedgerChanges): Promise<void> {
    const { store } = this.options;
    const { rows, remove } = this.rows.of(changes);
    try {
      await store.write(rows, remove);
    } catch {
      await this.makeRoom()
        .then(
          () => store.write(this.rows.of(changes).rows, remove),
          // A store that refuses even then keeps an older state; the views are right all the same.
        )
        .catch(() => undefined);
    }
  }

  /** Frees a tenth of a store that is full: tokens seen longest ago are forgotten there and here. */
  private async makeRoom(): Promise<void> {
    const { ledger, store, onStored } = this.options;
    ledger.dropOldest(0.1);
    const changes = ledger.takeChanges();
    if (changes === null) return;
    await store.write({}, this.rows.of(changes).remove);
    onStored(changes);
  }
}
