// The rows of one book in a store that two share. What private windows showed stands under a prefix, so
// that it is told apart after a stop of the worker and is gone with the last of them.
import type { RowStore, Rows } from '../ledger/rows.ts';

const PRIVATE = 'private/';

/** The rows of one book among all that are stored, under the names the book knows. */
export function rowsOf(all: Rows, isPrivate: boolean): Rows {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, row]) => {
      if (key.startsWith(PRIVATE) !== isPrivate) return [];
      return [[isPrivate ? key.slice(PRIVATE.length) : key, row]];
    }),
  );
}

/** A store that holds no rows but one book's. */
export class BookRows implements RowStore {
  private readonly store: RowStore;
  private readonly isPrivate: boolean;
  /** What must be done before anything is written. */
  private readonly after: Promise<unknown>;
  private writing: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(store: RowStore, isPrivate: boolean, after: Promise<unknown> = Promise.resolve()) {
    this.store = store;
    this.isPrivate = isPrivate;
    this.after = after;
  }

  async readAll(): Promise<Rows> {
    return rowsOf(await this.store.readAll(), this.isPrivate);
  }

  async read(keys: readonly string[]): Promise<Rows> {
    return rowsOf(await this.store.read(keys.map((key) => this.key(key))), this.isPrivate);
  }

  write(rows: Rows, remove: readonly string[]): Promise<void> {
    const written = this.after.then(() => this.put(rows, remove));
    this.writing = Promise.allSettled([this.writing, written]);
    return written;
  }

  /** Removes all rows of the book, for good: nothing that is still under way will be written. */
  async end(): Promise<void> {
    this.ended = true;
    await this.writing;
    const keys = Object.keys(await this.readAll());
    await this.store.write(
      {},
      keys.map((key) => this.key(key)),
    );
  }

  private async put(rows: Rows, remove: readonly string[]): Promise<void> {
    if (this.ended) return;
    const named = Object.entries(rows).map(([key, row]) => [this.key(key), row]);
    await this.store.write(
      Object.fromEntries(named),
      remove.map((key) => this.key(key)),
    );
  }

  private key(key: string): string {
    return this.isPrivate ? `${PRIVATE}${key}` : key;
  }
}
