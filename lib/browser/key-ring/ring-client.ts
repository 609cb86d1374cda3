// A view's end of the ring of keys. It connects again by itself when the background was stopped, showing
// the last known keys meanwhile, and repeats what it had asked for and was not answered. What it asked to be
// taken away is gone at once.

import type { KeyRow, RingClientPort, RingMessage, RingRequest } from './messages.ts';
import { rowsWithout } from './rows-after.ts';

const RETRY_MS = 50;
const RETRY_LONGEST_MS = 5_000;

type Wish = RingRequest extends infer R
  ? R extends RingRequest
    ? Omit<R, 'request'>
    : never
  : never;

interface OpenWish {
  readonly message: RingRequest;
  readonly resolve: (done: boolean | null) => void;
}

export interface RingClientOptions {
  /** Opens a connection; throws when the extension was removed or reloaded. */
  readonly open: () => RingClientPort;
  readonly onKeys: (rows: readonly KeyRow[]) => void;
  /** Nothing will come any more. */
  readonly onLost: () => void;
}

export class RingClient {
  private readonly options: RingClientOptions;
  private readonly wishes = new Map<number, OpenWish>();
  private port: RingClientPort | null = null;
  /** As the background told; null before it did. */
  private rows: readonly KeyRow[] | null = null;
  private shown: readonly KeyRow[] | null = null;
  private count = 0;
  private retryMs = RETRY_MS;
  private isLost = false;

  constructor(options: RingClientOptions) {
    this.options = options;
    this.connect();
  }

  /**
   * Asks for something to be done.
   * @returns whether it was done; null when the extension was reloaded under the view
   */
  ask(wish: Wish): Promise<boolean | null> {
    if (this.isLost) return Promise.resolve(null);
    const message: RingRequest = { ...wish, request: ++this.count };
    const { promise, resolve } = Promise.withResolvers<boolean | null>();
    this.wishes.set(message.request, { message, resolve });
    this.port?.send(message);
    this.show();
    return promise;
  }

  private connect(): void {
    try {
      const port = this.options.open();
      this.port = port;
      port.onMessage((message) => {
        if (port === this.port) this.receive(message as RingMessage);
      });
      port.onClose(() => {
        if (port === this.port) this.reconnect();
      });
      for (const { message } of this.wishes.values()) port.send(message);
    } catch {
      // The extension was reloaded: there is nothing left to connect to.
      this.isLost = true;
      this.port = null;
      for (const { resolve } of this.wishes.values()) resolve(null);
      this.wishes.clear();
      this.options.onLost();
    }
  }

  private reconnect(): void {
    this.port = null;
    setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LONGEST_MS);
  }

  private receive(message: RingMessage): void {
    if (message.type === 'keys') {
      this.retryMs = RETRY_MS;
      this.rows = message.rows;
      this.show();
      return;
    }
    const wish = this.wishes.get(message.request);
    this.wishes.delete(message.request);
    // Before whoever asked goes on.
    this.show();
    wish?.resolve(message.done);
  }

  /** Keys without those that are to go; only when others are shown than before, as answers depend on them. */
  private show(): void {
    if (this.rows === null) return;
    let rows = this.rows;
    // Whether there is room for more the background knows.
    for (const { message } of this.wishes.values()) rows = rowsWithout(rows, message);
    if (this.shown !== null && isSame(this.shown, rows)) return;
    this.shown = rows;
    this.options.onKeys(rows);
  }
}

function isSame(some: readonly KeyRow[], others: readonly KeyRow[]): boolean {
  return (
    some.length === others.length &&
    some.every(([identity, key], index) => {
      const [otherIdentity, otherKey] = others[index] ?? [];
      return identity === otherIdentity && key === otherKey;
    })
  );
}
