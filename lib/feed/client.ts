// A view's end of the feed: keeps a copy of the ledger's records, and connects again by itself when
// the background worker was stopped, showing the last known state meanwhile.
import type { TokenHistory, TokenId } from '../ledger/record.ts';
import { readFeedMessage } from './feed-messages.ts';
import { type FeedState, FIRST_STATE } from './feed-state.ts';
import { FEED_PROTOCOL, type FeedPort, type ViewMessage } from './messages.ts';
import { type Answer, OpenRequests, type Request } from './open-requests.ts';
import { Paced } from './paced.ts';
import type { StorageReading } from './storage-reading.ts';
import { type Next, TokenCopy } from './token-copy.ts';

export type ClientPort = FeedPort<unknown, ViewMessage>;

/** What is asked while there is no connection is asked as soon as there is one. */
export interface FeedClient {
  /** Everything kept about the tokens; an empty list when the view was closed or lost first. */
  history(ids: readonly TokenId[] | 'all'): Promise<readonly TokenHistory[]>;
  /** Looks for tokens in what the tab's page has stored; they arrive as any others. */
  readStorage(tabId: number): Promise<StorageReading>;
  /** @returns whether it was done; false when the view was closed or lost first */
  pause(paused: boolean): Promise<boolean>;
  /** @returns how many tokens were cleared; null when the view was closed or lost first */
  clear(ids: readonly TokenId[]): Promise<number | null>;
  /**
   * Brings back what this view cleared last.
   * @returns how many tokens were brought back: 0 when it is too late or the background was stopped
   * since; null when the view was closed or lost first
   */
  undoClear(): Promise<number | null>;
  /**
   * Wishes to be told before a token expires, or takes that back.
   * @returns whether it was done; false when the view was closed or lost first
   */
  remind(id: TokenId, on: boolean): Promise<boolean>;
  /** Says what is selected, so that it does not make room for newer tokens. */
  select(ids: readonly TokenId[]): void;
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
/** Of more tokens the histories are asked for in turns, so that neither end is kept for long. */
const HISTORIES_AT_ONCE = 250;
/** Milliseconds between two subscriptions on one connection. */
const SUBSCRIBE_PAUSE_MS = 1_000;

/**
 * How browsers say that the extension of this page was reloaded, updated or removed: Chromium's own
 * words, an API that is gone, and Firefox's words for what belongs to an extension that is.
 */
const RELOADED =
  /context invalidated|undefined \(reading 'connect'\)|runtime is undefined|dead object|closed conduit/i;

/** Subscribes to the feed until closed. `onState` is called with every change. */
export function connectFeed(options: FeedOptions): FeedClient {
  return new Connection(options);
}

class Connection implements FeedClient {
  private readonly options: FeedOptions;
  private readonly copy = new TokenCopy();
  private readonly requests = new OpenRequests();
  private readonly resubscribe = new Paced(() => this.subscribe(), SUBSCRIBE_PAUSE_MS);
  /** Names this view among all others. */
  private readonly view = `${Math.random()}`;
  private state: FeedState = FIRST_STATE;
  private selected: readonly TokenId[] = [];
  private port: ClientPort | null = null;
  private retryMs = RETRY_MS;
  private timer: unknown = null;
  private closed = false;

  constructor(options: FeedOptions) {
    this.options = options;
    this.connect();
  }

  async history(ids: readonly TokenId[] | 'all'): Promise<readonly TokenHistory[]> {
    if (ids === 'all' || ids.length <= HISTORIES_AT_ONCE) return this.askHistory(ids);
    const first = await this.askHistory(ids.slice(0, HISTORIES_AT_ONCE));
    return [...first, ...(await this.history(ids.slice(HISTORIES_AT_ONCE)))];
  }

  async readStorage(tabId: number): Promise<StorageReading> {
    const answer = await this.request((request) => ({ type: 'read-storage', request, tabId }));
    return answer?.type === 'storage-read' ? answer.reading : NOT_READ;
  }

  async pause(paused: boolean): Promise<boolean> {
    return (await this.request((request) => ({ type: 'pause', request, paused }))) !== null;
  }

  async clear(ids: readonly TokenId[]): Promise<number | null> {
    const { view } = this;
    return countOf(await this.request((request) => ({ type: 'clear', request, view, ids })));
  }

  async undoClear(): Promise<number | null> {
    const { view } = this;
    return countOf(await this.request((request) => ({ type: 'undo-clear', request, view })));
  }

  async remind(id: TokenId, on: boolean): Promise<boolean> {
    return (await this.request((request) => ({ type: 'remind', request, id, on }))) !== null;
  }

  select(ids: readonly TokenId[]): void {
    this.selected = ids;
    this.port?.send({ type: 'select', ids });
  }

  close(): void {
    this.closed = true;
    const { port } = this;
    this.disconnect();
    this.requests.giveUp();
    port?.close();
  }

  private async askHistory(ids: readonly TokenId[] | 'all'): Promise<readonly TokenHistory[]> {
    const answer = await this.request((request) => ({ type: 'history', request, ids }));
    return answer?.type === 'history' ? answer.histories : [];
  }

  private request(make: (request: number) => Request): Promise<Answer | null> {
    const message = make(this.requests.nextNumber());
    const answer = this.requests.add(message);
    this.port?.send(message);
    return answer;
  }

  private connect(): void {
    try {
      const port = this.options.open();
      port.onMessage((message) => this.receive(port, message));
      port.onClose(() => {
        if (port === this.port) this.reconnect();
      });
      this.port = port;
    } catch (error) {
      if (RELOADED.test(String(error))) this.lose();
      else this.reconnect();
      return;
    }
    this.subscribe();
    if (this.selected.length > 0) this.select(this.selected);
    for (const message of this.requests.messages) this.port.send(message);
    this.ping();
  }

  private subscribe(): void {
    this.copy.awaitSnapshot();
    const { tabId } = this.options;
    this.port?.send({ type: 'subscribe', protocol: FEED_PROTOCOL, tabId });
  }

  private ping(): void {
    this.timer = setTimeout(() => {
      this.port?.send({ type: 'ping' });
      this.ping();
    }, PING_MS);
  }

  private reconnect(): void {
    if (this.closed) return;
    this.disconnect();
    this.become({ connected: false });
    this.timer = setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LONGEST_MS);
  }

  /** The extension was reloaded: there is nothing left to connect to, however long one tries. */
  private lose(): void {
    this.closed = true;
    this.disconnect();
    this.become({ connected: false, lost: 'reloaded' });
    this.requests.giveUp();
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.resubscribe.stop();
    this.port = null;
    this.copy.awaitSnapshot();
  }

  private receive(port: ClientPort, value: unknown): void {
    // A port that was given up may still hand over what was under way.
    if (port !== this.port) return;
    const message = readFeedMessage(value);
    switch (message?.type) {
      case 'snapshot': {
        const { watch, page } = message;
        this.copy.begin(message);
        this.retryMs = RETRY_MS;
        this.become({ connected: true, watch, page });
        return;
      }
      case 'part':
      case 'delta':
        this.take(message);
        return;
      case 'page':
        this.become({ page: message.page });
        return;
      case 'history':
      case 'storage-read':
      case 'done':
        this.requests.answer(message);
        return;
    }
  }

  private take(message: Next): void {
    const { now } = this.copy;
    if (!this.copy.take(message)) {
      // What follows makes no sense until then.
      this.copy.awaitSnapshot();
      this.resubscribe.ask();
    } else if (this.copy.now !== now) {
      this.become(message.type === 'delta' ? { watch: message.watch } : {});
    }
  }

  private become(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...this.copy.now, ...change };
    this.options.onState(this.state);
  }
}

const NOT_READ: StorageReading = {
  ok: false,
  code: 'reloaded',
  said: null,
};

function countOf(answer: Answer | null): number | null {
  return answer?.type === 'done' ? answer.tokens : null;
}
