// What one view is told: the tokens in parts, the most relevant first, and every change to what it
// was sent. Both are made when they are sent, from what is stored then, so that a part is never
// behind a delta: a token that is still to come comes as it is by then, or not at all.
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { FeedMessage, FeedPort, PageState, RecordChange, WatchState } from './messages.ts';
import { Paced } from './paced.ts';
import { belongsToTab } from './page-tokens.ts';
import type { StoredTokens } from './stored-tokens.ts';

/** Bounds on one message, so that neither end is kept from its other work for long. */
const PART_TOKENS = 500;
/** The first is small: what a popup shows first is not to wait for what it shows later. */
const FIRST_TOKENS = 50;
const PART_CHARACTERS = 256_000;
/** Roughly what a record takes beside its text. */
const RECORD_CHARACTERS = 400;
/** Milliseconds between two parts, in which either end draws, answers or records. */
const PART_PAUSE_MS = 10;
/** The same after the first: a view is to draw it before it has its hands full. */
const FIRST_PAUSE_MS = 250;
/** Milliseconds between two deltas while changes do not cease. */
const DELTA_PAUSE_MS = 100;
/** The same while there are many in each: nobody follows those one by one, and both ends have other work. */
const FLOOD_PAUSE_MS = 250;
const MANY_CHANGES = 25;

/** What a subscription is told from. */
export interface Told {
  readonly stored: StoredTokens;
  watch(): WatchState;
  clocks(): readonly ServerClock[];
}

export class Subscription {
  private readonly port: FeedPort<unknown, FeedMessage>;
  private readonly tabId: number | null;
  private readonly told: Told;
  private page: PageState | null = null;
  private revision = 0;
  private begun = false;
  /** Tokens that the view has. */
  private readonly sent = new Set<TokenId>();
  /** Tokens that are still to be sent in parts, in that order. */
  private readonly left = new Set<TokenId>();
  /** Tokens that changed since the last delta; the view may have them or not. */
  private readonly touched = new Set<TokenId>();
  private clocks = new Map<string, ServerClock>();
  /** How many tokens the last delta told of. */
  private toldLast = 0;
  private readonly deltas = new Paced(
    () => this.sendDelta(),
    () => (this.toldLast < MANY_CHANGES ? DELTA_PAUSE_MS : FLOOD_PAUSE_MS),
  );
  private partTimer: unknown = null;

  constructor(port: FeedPort<unknown, FeedMessage>, tabId: number | null, told: Told) {
    this.port = port;
    this.tabId = tabId;
    this.told = told;
  }

  /** Sends the snapshot. @param page what the view's tab showed when the background asked for it */
  begin(page: PageState | null): void {
    const { stored, watch, clocks } = this.told;
    this.begun = true;
    // A page that was shown since is news.
    this.page ??= page;
    const isRelevant = this.tabId === null ? () => false : belongsToTab(this.tabId, this.page);
    for (const id of stored.newestFirst(isRelevant)) this.left.add(id);
    this.port.send({
      type: 'snapshot',
      revision: this.revision,
      watch: watch(),
      page: this.page,
      clocks: clocks(),
      tokens: this.takePart(FIRST_TOKENS),
      left: this.left.size,
    });
    this.goOn(FIRST_PAUSE_MS);
  }

  /** Tells of tokens and clocks that changed: now, or soon while much changes. */
  tell(ids: readonly TokenId[], clocks: readonly ServerClock[]): void {
    // The snapshot will have it all.
    if (!this.begun) return;
    for (const id of ids) this.touched.add(id);
    for (const clock of clocks) this.clocks.set(clock.host, clock);
    this.deltas.ask();
  }

  /** Tells which page is shown now, if it is the view's tab that shows it. */
  show(page: PageState): void {
    if (page.tabId !== this.tabId) return;
    this.page = page;
    if (this.begun) this.port.send({ type: 'page', page });
  }

  /** Tells at once what would have waited. */
  hurry(): void {
    this.deltas.hurry();
  }

  close(): void {
    this.begun = false;
    clearTimeout(this.partTimer);
    this.deltas.stop();
  }

  private goOn(pauseMs = PART_PAUSE_MS): void {
    if (this.left.size === 0) return;
    this.partTimer = setTimeout(() => {
      const tokens = this.takePart(PART_TOKENS);
      this.revision++;
      this.port.send({ type: 'part', revision: this.revision, tokens, left: this.left.size });
      this.goOn();
    }, pauseMs);
  }

  private takePart(most: number): readonly TokenRecord[] {
    const part: TokenRecord[] = [];
    let characters = 0;
    for (const id of this.left) {
      if (part.length >= most || characters >= PART_CHARACTERS) break;
      this.left.delete(id);
      const record = this.told.stored.get(id);
      if (record === undefined) continue;
      this.sent.add(id);
      part.push(record);
      characters += record.raw.length + RECORD_CHARACTERS;
    }
    return part;
  }

  private sendDelta(): void {
    const added: TokenRecord[] = [];
    const changed: RecordChange[] = [];
    const removed: TokenId[] = [];
    let characters = 0;
    for (const id of this.touched) {
      const count = added.length + changed.length;
      if (count >= PART_TOKENS || characters >= PART_CHARACTERS) break;
      this.touched.delete(id);
      const record = this.told.stored.get(id);
      if (record === undefined) {
        if (this.sent.delete(id)) removed.push(id);
      } else if (this.sent.has(id)) {
        const { raw, ...change } = record;
        changed.push(change);
      } else if (!this.left.has(id)) {
        this.sent.add(id);
        added.push(record);
        characters += record.raw.length + RECORD_CHARACTERS;
      }
    }
    this.toldLast = added.length + changed.length + removed.length;
    const clocks = [...this.clocks.values()];
    this.clocks = new Map();
    const watch = this.told.watch();
    this.revision++;
    this.port.send({
      type: 'delta',
      revision: this.revision,
      added,
      changed,
      removed,
      watch,
      clocks,
    });
    if (this.touched.size > 0) this.deltas.ask();
  }
}
