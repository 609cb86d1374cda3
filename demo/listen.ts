import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** One port, open on every loopback address this machine has. */
export interface Listening {
  readonly port: number;
  serve(listener: RequestListener): void;
  /** Connections that ask to become WebSockets. */
  serveUpgrades(listener: UpgradeListener): void;
  close(): Promise<void>;
}

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type ListenResult =
  | { readonly ok: true; readonly listening: Listening }
  | { readonly ok: false; readonly code: 'port-taken' };

const TRIES_FOR_A_FREE_PORT = 20;

/**
 * Opens `port` (0: any free one) on 127.0.0.1 and, where the machine has it, on ::1: browsers
 * resolve *.localhost to either. A port that someone else holds is a value, not an exception.
 */
export async function listenOnLoopback(port: number): Promise<ListenResult> {
  // A free IPv4 port may be held on IPv6: then another one is drawn.
  const tries = port === 0 ? TRIES_FOR_A_FREE_PORT : 1;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const servers = await openBoth(port);
    if (servers !== undefined) return { ok: true, listening: joined(servers) };
  }
  return { ok: false, code: 'port-taken' };
}

type Opened = 'open' | 'taken' | 'no-such-address';

/** Any other upgrade than to a WebSocket may be ignored (RFC 9110 §7.8): it is an ordinary request. */
const OPTIONS: ServerOptions = {
  shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
};

async function openBoth(port: number): Promise<readonly Server[] | undefined> {
  const four = createServer(OPTIONS);
  if ((await open(four, '127.0.0.1', port)) !== 'open') return undefined;
  const six = createServer(OPTIONS);
  switch (await open(six, '::1', portOf(four))) {
    case 'open':
      return [four, six];
    case 'no-such-address':
      return [four];
    case 'taken':
      await shut(four);
      return undefined;
  }
}

function open(server: Server, host: string, port: number): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') {
        resolve('no-such-address');
      } else reject(error);
    };
    server.once('error', failed);
    server.listen({ host, port }, () => {
      server.off('error', failed);
      resolve('open');
    });
  });
}

function joined(servers: readonly Server[]): Listening {
  return {
    port: servers[0] === undefined ? 0 : portOf(servers[0]),
    serve: (listener) => {
      for (const server of servers) server.on('request', listener);
    },
    serveUpgrades: (listener) => {
      for (const server of servers) server.on('upgrade', listener);
    },
    close: async () => {
      await Promise.all(servers.map(shut));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser keeps connections open for its next request; without this, close() waits for it.
    server.closeAllConnections();
  });
}
