// The background as its entry point puts it together, without a browser; and views of it.
import {
  type ClientPort,
  connectFeed,
  type FeedClient,
  type FeedState,
} from '../../lib/feed/client.ts';
import type { FeedMessage, ViewMessage } from '../../lib/feed/messages.ts';
import { Recorder } from '../../lib/feed/recorder.ts';
import { FeedServer } from '../../lib/feed/server.ts';
import { Ledger } from '../../lib/ledger/ledger.ts';
import { LIMITS, type Limits } from '../../lib/ledger/limits.ts';
import type { Message } from '../../lib/scan/message.ts';
import { type PortPair, portPair } from './ports.ts';
import { MemoryStore } from './row-store.ts';

/** Lets everything that is under way in memory come to rest. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export class Background {
  readonly ledger: Ledger;
  readonly recorder: Recorder;
  readonly server: FeedServer;
  readonly store: MemoryStore;
  paused = false;
  page: (tabId: number) => Promise<string> = () => Promise.resolve('https://shop.example/');
  private load: () => void = () => undefined;

  constructor(store = new MemoryStore(), limits: Partial<Limits> = {}) {
    this.store = store;
    this.ledger = new Ledger({ ...LIMITS, ...limits });
    this.recorder = new Recorder({
      ledger: this.ledger,
      store,
      onStored: (changes) => this.server.publish(changes),
    });
    const loaded = new Promise<void>((resolve) => {
      this.load = resolve;
    });
    this.server = new FeedServer({
      ledger: this.ledger,
      loaded,
      watch: () => ({
        paused: this.paused,
        access: 'everywhere',
        since: 0,
        isPrivate: false,
        leftAlone: this.recorder.leftAlone,
        droppedTokens: this.ledger.droppedTokens,
      }),
      page: async (tabId) => ({ tabId, url: await this.page(tabId), since: 0, access: 'granted' }),
      setPaused: (paused) => {
        this.paused = paused;
        this.server.publishWatch();
      },
      changed: () => void this.recorder.flush(),
    });
  }

  /** Reads the store, after which views are answered. */
  start(): this {
    this.recorder.load(this.store.rows);
    this.load();
    return this;
  }

  async see(...messages: readonly Message[]): Promise<void> {
    for (const message of messages) this.recorder.accept(message);
    await this.recorder.flush();
    await settled();
  }
}

/** A view with everything it was told. */
export class View {
  readonly client: FeedClient;
  readonly states: FeedState[] = [];
  /** The connections it opened, the latest last. */
  readonly pairs: PortPair<FeedMessage, ViewMessage>[] = [];

  /** @param background what answers now; null while there is nothing to connect to. */
  constructor(background: () => Background | null, tabId: number | null = 7) {
    this.client = connectFeed({
      tabId,
      onState: (state) => this.states.push(state),
      open: (): ClientPort => {
        const server = background();
        if (server === null) throw new Error('Extension context invalidated.');
        const pair = portPair<FeedMessage, ViewMessage>();
        this.pairs.push(pair);
        server.server.attach(pair.server);
        return pair.client;
      },
    });
  }

  get state(): FeedState {
    const state = this.states.at(-1);
    if (state === undefined) throw new Error('The view was told nothing yet.');
    return state;
  }

  get port(): PortPair<FeedMessage, ViewMessage> {
    const pair = this.pairs.at(-1);
    if (pair === undefined) throw new Error('The view never connected.');
    return pair;
  }

  /** The tokens that the view knows, in the feed's order. */
  get raws(): readonly string[] {
    return [...this.state.tokens.values()].map(({ raw }) => raw);
  }

  /** How often the view subscribed on its latest connection. */
  get subscriptions(): number {
    return this.port.client.sent.filter(({ type }) => type === 'subscribe').length;
  }
}
