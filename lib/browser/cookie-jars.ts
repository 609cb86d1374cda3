// What was told of the cookie jars of one kind of windows. Later cookies announce themselves, but not
// those that were there before, and those that came while nothing was watched.
import type { RowStore, Rows } from '../ledger/rows.ts';
import type { CookieMessage } from '../scan/message.ts';
import { digestOf } from './digest.ts';

/** Set once all that could be seen of the jars was read. */
const READ_ROW = 'jars-read';
/** Digests of the cookies that were told, in base 36. */
const TOLD_ROW = 'jar-cookies';

/** A browser keeps some 3,000 cookies at a time; their values change. */
const COOKIES = 8_000;
/** Cookies that announce themselves are remembered for a later worker with this delay. */
const GATHER_MS = 1_000;

export interface CookieJarsOptions {
  readonly store: Pick<RowStore, 'write'>;
  /** All cookies that may be seen now. */
  readonly read: () => Promise<readonly CookieMessage[]>;
  /** Resolves when what was told is stored. */
  readonly stored: () => Promise<unknown>;
}

export class CookieJars {
  private readonly options: CookieJarsOptions;
  private readonly told = new Set<number>();
  /** Before the stored rows were read, writing would overwrite them. */
  private loaded = false;
  private isRead = false;
  private reading: Promise<void> | null = null;
  private gathering: ReturnType<typeof setTimeout> | null = null;

  constructor(options: CookieJarsOptions) {
    this.options = options;
  }

  /** Takes up what was stored, beside what was told since. */
  load(rows: Rows): void {
    const told = rows[TOLD_ROW];
    if (typeof told === 'string' && told !== '') {
      for (const digest of told.split(' ')) this.told.add(Number.parseInt(digest, 36));
    }
    this.isRead ||= rows[READ_ROW] === true;
    this.loaded = true;
  }

  /** A cookie was told, by the browser or out of a jar. */
  note(cookie: CookieMessage): void {
    const digest = cookieDigest(cookie);
    // The oldest are let go first, those that are told again not being old.
    this.told.delete(digest);
    this.told.add(digest);
    const [oldest] = this.told;
    if (this.told.size > COOKIES && oldest !== undefined) this.told.delete(oldest);
    this.gathering ??= setTimeout(() => {
      this.gathering = null;
      void this.save({}).catch(() => undefined);
    }, GATHER_MS);
  }

  /** Stores at once what is remembered of cookies that announced themselves. */
  async keep(): Promise<void> {
    if (this.gathering === null) return;
    clearTimeout(this.gathering);
    this.gathering = null;
    await this.save({});
  }

  /** More of the jars may be seen from now on than when they were read. */
  widen(): void {
    this.isRead = false;
    // Should the worker be stopped before the next reading, a later one makes up for it.
    this.options.store.write({}, [READ_ROW]).catch(() => undefined);
  }

  /**
   * Reads what may be seen of the jars, if that was not done.
   * @param tell takes each cookie that was not told before, as if it had just been set; what it takes
   *   comes back by `note`
   */
  async readOnce(tell: (cookie: CookieMessage) => void): Promise<void> {
    // A reading that is under way may have seen less.
    while (this.reading !== null) await this.reading;
    if (this.isRead) return;
    this.reading = this.readAll(tell).finally(() => {
      this.reading = null;
    });
    await this.reading;
  }

  private async readAll(tell: (cookie: CookieMessage) => void): Promise<void> {
    this.isRead = true;
    try {
      for (const cookie of await this.options.read()) {
        if (!this.told.has(cookieDigest(cookie))) tell(cookie);
      }
      await this.options.stored();
      await this.save(this.isRead ? { [READ_ROW]: true } : {});
    } catch {
      // The jars could not be read, or the store is full: the next occasion tries again.
      this.isRead = false;
    }
  }

  private async save(rows: Rows): Promise<void> {
    if (!this.loaded) return;
    const told = [...this.told].map((digest) => digest.toString(36)).join(' ');
    await this.options.store.write({ ...rows, [TOLD_ROW]: told }, []);
  }
}

function cookieDigest({ store, partition, domain, path, name, value }: CookieMessage): number {
  return digestOf(JSON.stringify([store, partition, domain, path, name, value]));
}
