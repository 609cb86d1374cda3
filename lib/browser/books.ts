// The books of a background: one for the normal windows, and one for the private windows where the
// same background serves those too. In Chromium each kind of window has a background of its own.
import type { RowStore, Rows } from '../ledger/rows.ts';
import type { Message } from '../scan/message.ts';
import type { Book } from './book.ts';
import { BookRows, rowsOf } from './book-rows.ts';
import type { RingServerPort } from './key-ring/messages.ts';
import { PrivateSession } from './private-session.ts';

export interface BooksOptions {
  readonly store: RowStore;
  readonly makeBook: (rows: BookRows, isPrivate: boolean) => Book;
  /** Whether a private window is open that this background serves beside the normal ones. */
  readonly hasPrivateWindow: () => Promise<boolean>;
}

export class Books {
  readonly normal: Book;
  readonly privates: PrivateSession;

  constructor({ store, makeBook, hasPrivateWindow }: BooksOptions) {
    this.normal = makeBook(new BookRows(store, false), false);
    this.privates = new PrivateSession({
      makeBook: (after) => makeBook(new BookRows(store, true, after), true),
      hasWindow: hasPrivateWindow,
    });
  }

  /** The book of one kind of windows as it is now. */
  of(isPrivate: boolean): Book {
    return isPrivate ? this.privates.book : this.normal;
  }

  get all(): readonly Book[] {
    return [this.normal, this.privates.book];
  }

  /** Hands a port of a view that checks signatures to the book of its windows. */
  attachKeys(port: RingServerPort, isPrivate: boolean): void {
    // A ring may be all that a private session leaves, and must end with it.
    if (isPrivate) this.privates.whileOpen((book) => book.attachKeys(port));
    else this.normal.attachKeys(port);
  }

  /** Hands a message to the book of the windows it came from. */
  accept(message: Message, isPrivate: boolean): void {
    if (isPrivate) this.privates.whileOpen((book) => book.accept(message));
    else this.normal.accept(message);
  }

  /** A tab begins to show another page. `at`: milliseconds since the epoch. */
  noteNavigation(tabId: number, at: number, isPrivate: boolean): void {
    if (isPrivate) this.privates.whileOpen((book) => book.noteNavigation(tabId, at));
    else this.normal.noteNavigation(tabId, at);
  }

  /** From now on what comes is recorded at once. */
  begin(): void {
    for (const book of this.all) book.begin();
  }

  /** Takes up all that was stored. */
  load(all: Rows): void {
    this.normal.load(rowsOf(all, false));
    this.privates.load(rowsOf(all, true));
  }

  /** Resolves when all that was accepted is stored. */
  async stored(): Promise<void> {
    // What came for private windows may wait for the answer whether there is one.
    await this.privates.settled();
    await Promise.all(this.all.map((book) => book.stored()));
  }

  /** Resolves when an end of the worker would lose nothing. */
  async kept(): Promise<void> {
    await this.privates.settled();
    await Promise.all(this.all.map((book) => book.kept()));
  }

  get areEmpty(): boolean {
    return this.all.every((book) => book.isEmpty);
  }
}
