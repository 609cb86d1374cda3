// Two ends of a connection in memory that behave like a browser's port: messages are copied, arrive
// later and in order, and closing one end is told to the other alone.
import type { FeedPort } from '../../lib/feed/messages.ts';

class End<Incoming, Outgoing> implements FeedPort<Incoming, Outgoing> {
  open = true;
  /** How many listeners for messages were registered. */
  listeners = 0;
  /** Everything that was sent from this end, as it was sent. */
  readonly sent: Outgoing[] = [];
  private isLost: (message: Incoming) => boolean = () => false;
  private peer: End<Outgoing, Incoming> | null = null;
  private readonly onEach: ((message: Incoming) => void)[] = [];
  private readonly onEnd: (() => void)[] = [];

  join(peer: End<Outgoing, Incoming>): void {
    this.peer = peer;
  }

  send(message: Outgoing): void {
    if (!this.open) return;
    this.sent.push(message);
    const copy = structuredClone(message);
    queueMicrotask(() => this.peer?.receive(copy));
  }

  onMessage(listener: (message: Incoming) => void): void {
    this.listeners++;
    this.onEach.push(listener);
  }

  onClose(listener: () => void): void {
    this.onEnd.push(listener);
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    queueMicrotask(() => this.peer?.hangUp());
  }

  /** The next such message does not arrive; no browser ever lost one. */
  loseNext(isSuch: (message: Incoming) => boolean): void {
    this.isLost = isSuch;
  }

  /** Ends the connection from neither side, as when one of them is stopped: what is under way is lost. */
  cut(): void {
    const { peer } = this;
    this.hangUp();
    peer?.hangUp();
  }

  /** Hands over a message as if the other end had sent it. */
  receive(message: Incoming): void {
    if (!this.open) return;
    if (this.isLost(message)) {
      this.isLost = () => false;
      return;
    }
    for (const listener of this.onEach) listener(message);
  }

  private hangUp(): void {
    if (!this.open) return;
    this.open = false;
    for (const listener of this.onEnd) listener();
  }
}

export interface PortPair<FromServer, FromClient> {
  readonly client: End<FromServer, FromClient>;
  readonly server: End<unknown, FromServer>;
}

export function portPair<FromServer, FromClient>(): PortPair<FromServer, FromClient> {
  const client = new End<FromServer, FromClient>();
  const server = new End<unknown, FromServer>();
  client.join(server as End<FromClient, FromServer>);
  server.join(client as End<FromServer, unknown>);
  return { client, server };
}
