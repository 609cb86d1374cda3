// Two ends of a connection that copy what they carry, as a browser's do, and keep nothing of it.
import type { ClientPort } from '../../lib/feed/client.ts';
import type { ServerPort } from '../../lib/feed/server.ts';

class End {
  private readonly listeners: ((message: unknown) => void)[] = [];
  peer: End | null = null;

  send(message: unknown): void {
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => {
      for (const listener of this.peer?.listeners ?? []) listener(copy);
    });
  }

  onMessage(listener: (message: unknown) => void): void {
    this.listeners.push(listener);
  }

  onClose(): void {}

  close(): void {
    this.peer = null;
  }
}

export function channel(): { readonly client: ClientPort; readonly server: ServerPort } {
  const [client, server] = [new End(), new End()];
  client.peer = server;
  server.peer = client;
  return { client, server };
}
