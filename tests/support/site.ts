// A small site for one behaviour, served on loopback. Both browsers resolve *.localhost to it.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { localCertificate } from './certificate.ts';

/** What a handler needs of a request, whichever HTTP it came over. */
export interface Asked {
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** To read the request's body and to learn that the browser went away. */
  on(event: 'close' | 'end', listener: () => void): unknown;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  /** Hangs up without an answer. */
  destroy(): unknown;
}

export interface Answer {
  setHeader(name: string, value: string | string[]): unknown;
  writeHead(status: number, headers?: Record<string, string | string[]>): Answer;
  /** Part of the body, the rest of which follows. */
  write(part: string): unknown;
  end(body?: string | Uint8Array): unknown;
}

export type Handler = (request: Asked, response: Answer) => void;

/** A text is sent as HTML, a handler answers by itself. */
export type Pages = Readonly<Record<string, string | Handler>>;

export type Transport = 'http' | 'tls' | 'h2';

export interface Site {
  /** `http://NAME.localhost:PORT`, without a slash at the end; `https:` where it is encrypted. */
  readonly origin: (name?: string) => string;
  close(): Promise<void>;
}

/** What a transport is made of. HTTP/2 is spoken encrypted only, as browsers know it no other way. */
const TRANSPORTS: Readonly<Record<Transport, (handler: Handler) => Server>> = {
  http: (handler) => createServer(handler),
  tls: (handler) => createTlsServer(localCertificate(), handler),
  h2: (handler) => createSecureServer(localCertificate(), handler),
};

/**
 * Serves pages by path; what has none is 404. A path that ends in `*` serves all that begin with it.
 * Web sockets are accepted at every path, and what is sent to one comes back.
 */
export async function startSite(pages: Pages, transport: Transport = 'http'): Promise<Site> {
  const server = TRANSPORTS[transport]((request, response) => {
    const page = pageAt(pages, new URL(request.url ?? '/', 'http://site.localhost').pathname);
    if (typeof page === 'function') {
      page(request, response);
      return;
    }
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page ?? 'not found');
  });
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  if (transport !== 'h2') acceptSockets(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const scheme = transport === 'http' ? 'http' : 'https';
  return {
    origin: (name = 'app') => `${scheme}://${name}.localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function pageAt(pages: Pages, path: string): string | Handler | undefined {
  if (Object.hasOwn(pages, path)) return pages[path];
  const start = Object.keys(pages).find(
    (key) => key.endsWith('*') && path.startsWith(key.slice(0, -1)),
  );
  return start === undefined ? undefined : pages[start];
}

function acceptSockets(server: Server): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (message) => opened.send(String(message)));
      // A browser that closes in the middle is no fault of the site.
      opened.on('error', () => opened.terminate());
    });
  });
}
