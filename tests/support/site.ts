// A small site for one behaviour, served on loopback. Both browsers resolve *.localhost to it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  /** `http://NAME.localhost:PORT`, without a slash at the end. */
  readonly origin: (name?: string) => string;
  close(): Promise<void>;
}

/**
 * Serves pages by path; a text is sent as HTML, a handler answers by itself, anything else is 404.
 */
export async function startSite(pages: Readonly<Record<string, string | Handler>>): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.localhost').pathname;
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (typeof page === 'function') {
      page(request, response);
      return;
    }
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page ?? 'not found');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: (name = 'app') => `http://${name}.localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
