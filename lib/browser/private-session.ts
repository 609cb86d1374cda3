// The private windows of a browser in which one background serves all windows. Their book lives only as
// long as one of them is open.
import type { Rows } from '../ledger/rows.ts';
import type { Book } from './book.ts';

export interface PrivateSessionOptions {
  /** Makes an empty book that writes nothing before `after` is settled. */
  readonly makeBook: (after: Promise<unknown>) => Book;
  readonly hasWindow: () => Promise<boolean>;
}

export class PrivateSession {
  private readonly options: PrivateSessionOptions;
  private current: Book;
  /** False: it is not known that there is a private window. */
  private isOpen = false;
  private waiting: (() => void)[] = [];
  /** Whether the book may hold anything. */
  private isUsed = false;
  private asking: Promise<void> = Promise.resolve();

  constructor(options: PrivateSessionOptions) {
    this.options = options;
    this.current = options.makeBook(Promise.resolve());
  }

  get book(): Book {
    return this.current;
  }

  /** Takes up the rows that were stored; none may be left of a session that ended unseen. */
  load(rows: Rows): void {
    this.current.load(rows);
    this.isUsed ||= Object.keys(rows).length > 0;
    if (this.isUsed) void this.check();
  }

  /**
   * Does something for the private windows' book, if there is such a window: what a closed one had
   * under way may arrive late.
   */
  whileOpen(act: (book: Book) => void): void {
    if (this.isOpen) {
      this.isUsed = true;
      act(this.current);
      return;
    }
    this.waiting.push(() => act(this.current));
    void this.check();
  }

  /** To be called when a window was closed; ends the session with the last private one. */
  check(): Promise<void> {
    // One after another: an answer may be older than the question of the next.
    this.asking = this.asking.then(() => this.ask());
    return this.asking;
  }

  /** Resolves when what has come so far is in a book, or dropped. */
  settled(): Promise<void> {
    return this.asking;
  }

  private async ask(): Promise<void> {
    // A browser that does not answer has no windows left.
    this.isOpen = await this.options.hasWindow().catch(() => false);
    const waiting = this.waiting.splice(0);
    if (this.isOpen) {
      this.isUsed ||= waiting.length > 0;
      for (const act of waiting) act();
      return;
    }
    if (!this.isUsed) return;
    this.isUsed = false;
    const ended = this.current;
    // A store that refuses is asked again when the next session ends.
    this.current = this.options.makeBook(ended.end().catch(() => undefined));
    this.current.begin();
    this.current.load({});
  }
}
