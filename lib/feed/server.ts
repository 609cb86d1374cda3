// The background's end of the feed: hands each view the whole ledger once, every change after it, and
// does what views ask for.
import type { LedgerChanges } from '../ledger/changes.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import { withinOneMessage } from './history-answer.ts';
import {
  type FeedMessage,
  type FeedPort,
  type PageState,
  UNDO_WITHIN_MS,
  type ViewMessage,
  type WatchState,
} from './messages.ts';
import type { StorageReading } from './storage-reading.ts';
import { StoredTokens } from './stored-tokens.ts';
import { Subscription } from './subscription.ts';
import { readViewMessage } from './view-messages.ts';

export type ServerPort = FeedPort<unknown, FeedMessage>;

/** What the server needs of the world around it. */
export interface FeedSource {
  readonly ledger: Ledger;
  /** Resolves when the ledger holds what was stored; no view is answered before. */
  readonly loaded: Promise<void>;
  watch(): WatchState;
  page(tabId: number): Promise<PageState>;
  /** All that is known of servers' clocks. */
  clocks(): readonly ServerClock[];
  /** Looks for tokens in what a tab's page has stored. */
  readStorage(tabId: number): Promise<StorageReading>;
  /** Resolves when the choice is stored. */
  setPaused(paused: boolean): Promise<unknown>;
  /** Resolves when the wish is stored. A feed without reminders has no such thing. */
  setReminder?(id: TokenId, on: boolean): Promise<unknown>;
  /** Called after a view changed the ledger; resolves when the change is stored and published. */
  changed(): Promise<unknown>;
  /** Called after a view cleared tokens, so that nothing else remembers them. */
  cleared?(): void;
  /** Called with all that is selected in some view: it must not make room for newer tokens. */
  protect?(ids: readonly TokenId[]): void;
}

/** The views' clocks tick once a second, and a message takes its time. */
const UNDO_GRACE_MS = 2_000;

interface Cleared {
  readonly histories: readonly TokenHistory[];
  readonly timer: unknown;
}

export class FeedServer {
  private readonly source: FeedSource;
  private readonly stored = new StoredTokens();
  private readonly loaded: Promise<void>;
  /** Connected views. A view can be gone before what it asked for was worked out. */
  private readonly ports = new Set<ServerPort>();
  private readonly views = new Map<ServerPort, Subscription>();
  private readonly selected = new Map<ServerPort, readonly TokenId[]>();
  /** What each view cleared last, by its name, for as long as it may take that back. */
  private readonly cleared = new Map<string, Cleared>();

  constructor(source: FeedSource) {
    this.source = source;
    this.loaded = source.loaded.then(() => this.stored.load(source.ledger));
  }

  get viewCount(): number {
    return this.views.size;
  }

  attach(port: ServerPort): void {
    this.ports.add(port);
    port.onMessage((message) => {
      const understood = readViewMessage(message);
      // A view of another version misreads us: closing makes it connect anew after its reload.
      if (understood === null) this.detach(port);
      else void this.loaded.then(() => this.handle(port, understood));
    });
    port.onClose(() => this.forget(port));
  }

  /** Tells every view of changes. To be called when they are safely stored. */
  publish(changes: LedgerChanges): void {
    const ids = this.stored.take(changes);
    for (const view of this.views.values()) view.tell(ids, changes.clocks);
  }

  /** Tells every view that watching began, stopped or lost its access. */
  publishWatch(): void {
    for (const view of this.views.values()) view.tell([], []);
  }

  /** Tells the views of a tab that another page is shown there. */
  publishPage(page: PageState): void {
    for (const view of this.views.values()) view.show(page);
  }

  private handle(port: ServerPort, message: ViewMessage): void {
    const { ledger } = this.source;
    switch (message.type) {
      case 'subscribe':
        void this.subscribe(port, message.tabId);
        return;
      case 'history': {
        const known = this.stored.histories(ledger.histories(message.ids));
        const histories = withinOneMessage(known);
        port.send({ type: 'history', request: message.request, histories });
        return;
      }
      case 'read-storage':
        void this.readStorage(port, message.request, message.tabId);
        return;
      case 'select':
        this.select(port, message.ids);
        return;
      case 'pause':
      case 'clear':
      case 'undo-clear':
      case 'remind':
        void this.obey(port, message);
        return;
      case 'ping':
        return;
    }
  }

  private async subscribe(port: ServerPort, tabId: number | null): Promise<void> {
    if (!this.ports.has(port)) return;
    const { stored, source } = this;
    this.views.get(port)?.close();
    const view = new Subscription(port, tabId, {
      stored,
      watch: () => source.watch(),
      clocks: () => source.clocks(),
    });
    this.views.set(port, view);
    const page = tabId === null ? null : await source.page(tabId).catch(() => null);
    // The view may have gone or subscribed again meanwhile.
    if (this.views.get(port) === view) view.begin(page);
  }

  /** Does what a view asked for, and says so when it is stored and the view was told what changed. */
  private async obey(
    port: ServerPort,
    message: Extract<ViewMessage, { type: 'pause' | 'clear' | 'undo-clear' | 'remind' }>,
  ): Promise<void> {
    const { source } = this;
    let tokens = 0;
    try {
      if (message.type === 'pause') await source.setPaused(message.paused);
      else if (message.type === 'remind') await source.setReminder?.(message.id, message.on);
      else {
        tokens = message.type === 'clear' ? this.clear(message) : this.undo(message.view);
        await source.changed();
      }
    } catch {
      // It is done all the same; that it could not be stored is no reason to ask for it again.
    }
    this.views.get(port)?.hurry();
    port.send({ type: 'done', request: message.request, tokens });
  }

  private clear({ view, ids }: Extract<ViewMessage, { type: 'clear' }>): number {
    const histories = this.source.ledger.remove(ids);
    this.source.cleared?.();
    this.keepForUndo(view, histories);
    return histories.length;
  }

  private undo(view: string): number {
    const histories = this.cleared.get(view)?.histories ?? [];
    this.source.ledger.putBack(histories);
    this.dropUndo(view);
    return histories.length;
  }

  /** What was cleared stays in memory only as long as a view offers to undo it. */
  private keepForUndo(view: string, histories: readonly TokenHistory[]): void {
    // A request that is made again finds nothing, and takes nothing away.
    if (histories.length === 0) return;
    this.dropUndo(view);
    const timer = setTimeout(() => this.cleared.delete(view), UNDO_WITHIN_MS + UNDO_GRACE_MS);
    this.cleared.set(view, { histories, timer });
  }

  private dropUndo(view: string): void {
    clearTimeout(this.cleared.get(view)?.timer);
    this.cleared.delete(view);
  }

  private async readStorage(port: ServerPort, request: number, tabId: number): Promise<void> {
    const reading = await this.source
      .readStorage(tabId)
      .catch((error): StorageReading => ({ ok: false, code: 'failed', said: String(error) }));
    // What was found is there before it is said how much it is.
    await this.source.changed().catch(() => undefined);
    this.views.get(port)?.hurry();
    port.send({ type: 'storage-read', request, reading });
  }

  private select(port: ServerPort, ids: readonly TokenId[]): void {
    if (!this.ports.has(port)) return;
    this.selected.set(port, ids);
    this.protect();
  }

  private protect(): void {
    this.source.protect?.([...new Set([...this.selected.values()].flat())]);
  }

  private detach(port: ServerPort): void {
    this.forget(port);
    port.close();
  }

  private forget(port: ServerPort): void {
    this.ports.delete(port);
    this.views.get(port)?.close();
    this.views.delete(port);
    if (this.selected.delete(port)) this.protect();
  }
}
