// Ledger → store → views. Changes are published only once they are stored, so that whatever a view has shown
// survives a stop of the worker.
import type { LedgerChanges } from '../ledger/changes.ts';
import type { Journal } from '../ledger/journal.ts';
import { isJournalKey, readJournals } from '../ledger/journal-rows.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Observation } from '../ledger/observation.ts';
import { LedgerRows } from '../ledger/persistence.ts';
import type { RowStore, Rows } from '../ledger/rows.ts';
import { NOTHING, together } from './unsaved.ts';

export interface LedgerWriterOptions {
  readonly ledger: Ledger;
  readonly store: RowStore;
  readonly onStored: (changes: LedgerChanges) => void;
}

/** The share of its tokens, 0 to 1, that a full store is freed of. */
const ROOM = 0.1;

export class LedgerWriter {
  private readonly options: LedgerWriterOptions;
  private readonly rows: LedgerRows;
  private unsaved = NOTHING;
  /** Whether the store must hear of something beside the ledger's own changes. */
  private leftOver = false;

  constructor(options: LedgerWriterOptions) {
    this.options = options;
    this.rows = new LedgerRows(options.ledger);
  }

  /**
   * Fills the ledger with what is stored, journals of earlier lives included, and with the present one's.
   * @param journal of the present life
   */
  load(stored: Rows, { boot, observations, keys }: Journal): void {
    const left = this.rows.load(stored);
    const earlier = readJournals(stored, boot);
    for (const seen of earlier.observations) this.note(seen);
    for (const seen of observations) this.note(seen);
    const remove = [...left, ...earlier.keys, ...keys];
    if (remove.length > 0) this.unsaved = { ...this.unsaved, remove };
  }

  note(observation: Observation): void {
    this.options.ledger.note(observation);
  }

  /** Values and bodies that were not looked at whole since the last clear. */
  get leftAlone(): number {
    return this.rows.leftAlone;
  }

  set leftAlone(count: number) {
    this.leftOver ||= count !== this.rows.leftAlone;
    this.rows.leftAlone = count;
  }

  /** Lets what the store has refused be written without waiting for more. */
  tryAgain(): void {
    this.leftOver ||= this.unsaved !== NOTHING;
  }

  /** Begins the next write; null when nothing is left to do. */
  step(): Promise<void> | null {
    const changes = this.options.ledger.takeChanges();
    if (changes === null && !this.leftOver) return null;
    this.leftOver = false;
    return this.storeChanges(changes ?? NO_CHANGES);
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
