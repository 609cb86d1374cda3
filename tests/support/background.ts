// The background as its entry point puts it together, without a browser; and views of it.
import { type ClientPort, connectFeed, type FeedClient } from '../../lib/feed/client.ts';
import type { FeedState } from '../../lib/feed/feed-state.ts';
import type { FeedMessage, ViewMessage } from '../../lib/feed/messages.ts';
import { FeedServer, type ServerPort } from '../../lib/feed/server.ts';
import type { StorageReading } from '../../lib/feed/storage-reading.ts';
import { Ledger } from '../../lib/ledger/ledger.ts';
import { LIMITS, type Limits } from '../../lib/ledger/limits.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Message } from '../../lib/scan/message.ts';
import { NOON, request } from './messages.ts';
import { type PortPair, portPair } from './ports.ts';
import { WholeRecorder } from './recorder.ts';
import { MemoryStore } from './row-store.ts';
import { jws } from './tokens.ts';

/** Lets everything that is under way in memory come to rest. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The row that remembers a pause. */
const PAUSED = 'paused';

export class Background {
  readonly ledger: Ledger;
  readonly recorder: WholeRecorder;
  readonly server: FeedServer;
  readonly store: MemoryStore;
  paused = false;
  page: (tabId: number) => Promise<string> = () => Promise.resolve('https://shop.example/');
  reading: StorageReading = { ok: true, entries: 0, tokens: 0, skipped: [] };
  readStorage: () => Promise<StorageReading> = () => Promise.resolve(this.reading);
  /** What the views have selected. */
  selected: readonly TokenId[] = [];
  private stopped = false;
  private readonly ends: { cut(): void }[] = [];
  private load: () => void = () => undefined;

  /** @param store what a background before this one may have written to */
  constructor(store = new MemoryStore(), limits: Partial<Limits> = {}) {
    this.store = store;
    this.ledger = new Ledger({ ...LIMITS, ...limits });
    this.recorder = new WholeRecorder({
      ledger: this.ledger,
      store: {
        readAll: () => store.readAll(),
        read: (keys) => store.read(keys),
        write: (rows, remove) => this.write(rows, remove),
      },
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
        reminders: [],
        droppedTokens: this.ledger.droppedTokens,
      }),
      page: async (tabId) => ({ tabId, url: await this.page(tabId), since: 0, access: 'granted' }),
      clocks: () => this.ledger.clocks(),
      readStorage: () => this.readStorage(),
      setPaused: async (paused) => {
        this.paused = paused;
        this.server.publishWatch();
        await this.write({ [PAUSED]: paused }, []);
      },
      changed: () => this.recorder.flush(),
      protect: (ids) => {
        this.selected = ids;
      },
    });
  }

  /** Reads the store, after which views are answered. */
  start(): this {
    const rows = structuredClone(this.store.rows);
    this.paused = rows[PAUSED] === true;
    void this.recorder.load(rows, { discardWaiting: this.paused }).then(this.load);
    return this;
  }

  attach(port: ServerPort & { cut(): void }): void {
    this.ends.push(port);
    this.server.attach(port);
  }

  /** The worker is stopped in the middle of whatever it does: nothing of it lives on. */
  stop(): void {
    this.stopped = true;
    for (const end of this.ends.splice(0)) end.cut();
  }

  async see(...messages: readonly Message[]): Promise<void> {
    for (const message of messages) this.recorder.accept(message);
    await this.recorder.flush();
    await settled();
  }

  private async write(
    rows: Readonly<Record<string, unknown>>,
    remove: readonly string[],
  ): Promise<void> {
    // What a stopped worker would have written next, nobody writes.
    if (this.stopped) await new Promise(() => undefined);
    await this.store.write(rows, remove);
  }
}

/** Requests that each carry another token, a second apart; the first is seen first. */
export function many(count: number, told: { readonly tabId?: number } = {}): readonly Message[] {
  return Array.from({ length: count }, (_, index) =>
    request({
      at: NOON + index * 1_000,
      requestId: `many-${index}`,
      fields: { Authorization: `Bearer ${jws({ sub: `user-${index}` })}` },
      ...told,
    }),
  );
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
        if (server === null) throw new Error('Nothing answers.');
        const pair = portPair<FeedMessage, ViewMessage>();
        this.pairs.push(pair);
        server.attach(pair.server);
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
