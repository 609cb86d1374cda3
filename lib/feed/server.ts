// The background's end of the feed: hands a view the whole ledger once and every change after it.
import type { Ledger, LedgerChanges } from '../ledger/ledger.ts';
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import {
  FEED_PROTOCOL,
  type FeedMessage,
  type FeedPort,
  type PageState,
  UNDO_WITHIN_MS,
  type ViewMessage,
  type WatchState,
} from './messages.ts';

export type ServerPort = FeedPort<unknown, FeedMessage>;

/** What the server needs of the world around it. */
export interface FeedSource {
  readonly ledger: Ledger;
  /** Resolves when the ledger holds what was stored; no view is answered before. */
  readonly loaded: Promise<void>;
  watch(): WatchState;
  page(tabId: number): Promise<PageState>;
  setPaused(paused: boolean): void;
  /** Called after a view changed the ledger, so that the change is stored and published. */
  changed(): void;
  /** Called after a view cleared tokens, so that nothing else remembers them. */
  cleared?(): void;
}

/** The views' clocks tick once a second, and a message takes its time. */
const UNDO_GRACE_MS = 2_000;

interface Cleared {
  readonly histories: readonly TokenHistory[];
  readonly timer: unknown;
}

export class FeedServer {
  private readonly source: FeedSource;
  /** Connected views. A view can be gone before its subscription was worked out. */
  private readonly ports = new Set<ServerPort>();
  /** Subscribed views with the tab each was opened for. */
  private readonly views = new Map<ServerPort, number | null>();
  private revision = 0;
  /** What each view cleared last, for as long as it may take that back. */
  private readonly cleared = new Map<ServerPort, Cleared>();

  constructor(source: FeedSource) {
    this.source = source;
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
      else void this.source.loaded.then(() => this.handle(port, understood));
    });
    port.onClose(() => this.forget(port));
  }

  /** Sends changes to every view. To be called when they are safely stored. */
  publish(changes: LedgerChanges): void {
    const { ledger } = this.source;
    const changed = [...changes.changed.keys()].flatMap((id) => ledger.entry(id)?.record ?? []);
    const gone = changes.removed.filter((id) => ledger.entry(id) === undefined);
    this.send({ changed, removed: gone });
  }

  /** Tells every view that watching began, stopped or lost its access. */
  publishWatch(): void {
    this.send({ changed: [], removed: [] });
  }

  /** Tells the views of a tab that another page is shown there. */
  publishPage(page: PageState): void {
    for (const [port, tabId] of this.views) {
      if (tabId === page.tabId) port.send({ type: 'page', page });
    }
  }

  private send({ changed, removed }: Pick<FeedDelta, 'changed' | 'removed'>): void {
    this.revision++;
    const watch = this.source.watch();
    for (const port of this.views.keys()) {
      port.send({ type: 'delta', revision: this.revision, changed, removed, watch });
    }
  }

  private handle(port: ServerPort, message: ViewMessage): void {
    const { ledger } = this.source;
    switch (message.type) {
      case 'subscribe':
        void this.subscribe(port, message.tabId);
        return;
      case 'history': {
        const histories = ledger.histories(message.ids);
        port.send({ type: 'history', request: message.request, histories });
        return;
      }
      case 'pause':
        this.source.setPaused(message.paused);
        return;
      case 'clear':
        this.keepForUndo(port, ledger.remove(message.ids));
        this.source.cleared?.();
        this.source.changed();
        return;
      case 'undo-clear':
        ledger.putBack(this.cleared.get(port)?.histories ?? []);
        this.dropUndo(port);
        this.source.changed();
        return;
      case 'ping':
        return;
    }
  }

  /** What was cleared stays in memory only as long as a view offers to undo it. */
  private keepForUndo(port: ServerPort, histories: readonly TokenHistory[]): void {
    if (histories.length === 0) return;
    this.dropUndo(port);
    const timer = setTimeout(() => this.cleared.delete(port), UNDO_WITHIN_MS + UNDO_GRACE_MS);
    this.cleared.set(port, { histories, timer });
  }

  private dropUndo(port: ServerPort): void {
    clearTimeout(this.cleared.get(port)?.timer);
    this.cleared.delete(port);
  }

  private async subscribe(port: ServerPort, tabId: number | null): Promise<void> {
    const page = tabId === null ? null : await this.source.page(tabId);
    if (!this.ports.has(port)) return;
    // Snapshot and subscription happen in one turn, so that no change falls between them.
    this.views.set(port, tabId);
    port.send({
      type: 'snapshot',
      revision: this.revision,
      watch: this.source.watch(),
      page,
      tokens: this.source.ledger.records(),
    });
  }

  private detach(port: ServerPort): void {
    this.forget(port);
    port.close();
  }

  private forget(port: ServerPort): void {
    this.ports.delete(port);
    this.views.delete(port);
  }
}

type FeedDelta = Extract<FeedMessage, { type: 'delta' }>;

/** Reads what came over a port; null for anything that is not a message of this protocol. */
export function readViewMessage(value: unknown): ViewMessage | null {
  if (typeof value !== 'object' || value === null) return null;
  const message: Readonly<Record<string, unknown>> = { ...value };
  const { type, protocol, tabId, request, ids, paused } = message as Record<
    'type' | 'protocol' | 'tabId' | 'request' | 'ids' | 'paused',
    unknown
  >;
  switch (type) {
    case 'subscribe':
      if (protocol !== FEED_PROTOCOL || !(tabId === null || typeof tabId === 'number')) return null;
      return { type, protocol, tabId };
    case 'history':
      if (typeof request !== 'number' || !(ids === 'all' || isIdList(ids))) return null;
      return { type, request, ids };
    case 'pause':
      return typeof paused === 'boolean' ? { type, paused } : null;
    case 'clear':
      return isIdList(ids) ? { type, ids } : null;
    case 'undo-clear':
    case 'ping':
      return { type };
    default:
      return null;
  }
}

function isIdList(value: unknown): value is readonly TokenId[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
