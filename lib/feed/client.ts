// A view's end of the feed: keeps a copy of the ledger's records, and connects again by itself when
// the background worker was stopped, showing the last known state meanwhile.
import type { TokenHistory, TokenId, TokenRecord } from '../ledger/record.ts';
import {
  FEED_PROTOCOL,
  type FeedMessage,
  type FeedPort,
  type PageState,
  type ViewMessage,
  type WatchState,
} from './messages.ts';

export type ClientPort = FeedPort<FeedMessage, ViewMessage>;

export interface FeedState {
  readonly connected: boolean;
  readonly tokens: ReadonlyMap<TokenId, TokenRecord>;
  readonly watch: WatchState;
  readonly page: PageState | null;
}

/** What a view takes for granted until it was told. */
export const UNKNOWN_WATCH: WatchState = {
  paused: false,
  access: 'everywhere',
  since: 0,
  isPrivate: false,
  droppedTokens: 0,
  leftAlone: 0,
};

export interface FeedClient {
  /** Everything kept about the tokens; an empty list if the background went away meanwhile. */
  history(ids: readonly TokenId[] | 'all'): Promise<readonly TokenHistory[]>;
  pause(paused: boolean): void;
  clear(ids: readonly TokenId[]): void;
  undoClear(): void;
  close(): void;
}

export interface FeedOptions {
  /** Opens a connection; may throw when the extension was removed or reloaded. */
  readonly open: () => ClientPort;
  /** The tab that the view was opened for, if any. */
  readonly tabId: number | null;
  readonly onState: (state: FeedState) => void;
}

/** An idle worker is stopped after 30 s; a message every 20 s keeps it while somebody looks. */
const PING_MS = 20_000;
const RETRY_MS = 50;
const RETRY_LONGEST_MS = 5_000;

/** Subscribes to the feed until closed. `onState` is called with every change. */
export function connectFeed(options: FeedOptions): FeedClient {
  return new Connection(options);
}

type Answer = (histories: readonly TokenHistory[]) => void;

class Connection implements FeedClient {
  private readonly options: FeedOptions;
  private state: FeedState = {
    connected: false,
    tokens: new Map(),
    watch: UNKNOWN_WATCH,
    page: null,
  };
  private port: ClientPort | null = null;
  private revision = -1;
  private requests = 0;
  private readonly waiting = new Map<number, Answer>();
  private retryMs = RETRY_MS;
  private timer: unknown = null;
  private closed = false;

  constructor(options: FeedOptions) {
    this.options = options;
    this.connect();
  }

  history(ids: readonly TokenId[] | 'all'): Promise<readonly TokenHistory[]> {
    const request = ++this.requests;
    return new Promise((resolve) => {
      if (this.port === null) {
        resolve([]);
        return;
      }
      this.waiting.set(request, resolve);
      this.port.send({ type: 'history', request, ids });
    });
  }

  pause(paused: boolean): void {
    this.port?.send({ type: 'pause', paused });
  }

  clear(ids: readonly TokenId[]): void {
    this.port?.send({ type: 'clear', ids });
  }

  undoClear(): void {
    this.port?.send({ type: 'undo-clear' });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.port?.close();
    this.lose();
  }

  private connect(): void {
    try {
      const port = this.options.open();
      port.onMessage((message) => this.receive(port, message));
      port.onClose(() => this.reconnect());
      this.port = port;
      this.subscribe(port);
      this.ping();
    } catch {
      // The extension was reloaded or removed under this view: it stays as it is, disconnected.
      this.reconnect();
    }
  }

  private subscribe(port: ClientPort): void {
    this.revision = -1;
    port.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId: this.options.tabId });
  }

  private ping(): void {
    this.timer = setTimeout(() => {
      this.port?.send({ type: 'ping' });
      this.ping();
    }, PING_MS);
  }

  private reconnect(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.lose();
    this.become({ connected: false });
    this.timer = setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LONGEST_MS);
  }

  private lose(): void {
    this.port = null;
    for (const answer of this.waiting.values()) answer([]);
    this.waiting.clear();
  }

  private receive(port: ClientPort, message: FeedMessage): void {
    // A port that was given up may still hand over what was under way.
    if (port !== this.port) return;
    switch (message.type) {
      case 'snapshot': {
        const tokens = new Map(message.tokens.map((record) => [record.id, record]));
        this.revision = message.revision;
        this.retryMs = RETRY_MS;
        this.become({ connected: true, tokens, watch: message.watch, page: message.page });
        return;
      }
      case 'delta':
        this.apply(port, message);
        return;
      case 'page':
        this.become({ page: message.page });
        return;
      case 'history':
        this.waiting.get(message.request)?.(message.histories);
        this.waiting.delete(message.request);
        return;
    }
  }

  private apply(port: ClientPort, delta: Extract<FeedMessage, { type: 'delta' }>): void {
    if (this.revision < 0 || delta.revision <= this.revision) return;
    if (delta.revision > this.revision + 1) {
      this.subscribe(port);
      return;
    }
    this.revision = delta.revision;
    const tokens = new Map(this.state.tokens);
    for (const id of delta.removed) tokens.delete(id);
    for (const record of delta.changed) tokens.set(record.id, record);
    this.become({ tokens, watch: delta.watch });
  }

  private become(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    this.options.onState(this.state);
  }
}
