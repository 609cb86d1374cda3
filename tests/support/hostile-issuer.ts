// An issuer on this machine that publishes keys, each of its tenants in a worse way than the other, and
// keeps a log of everything that it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

export const KEY = {
  kty: 'EC',
  crv: 'P-256',
  kid: 'key-1',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface HostileIssuer {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** The other host: the same machine on another port. */
  readonly elsewhere: string;
  /** Everything that was asked of either, in order, since this was last read. */
  readonly log: () => readonly Asked[];
  /** How many bytes were written of answers that have no end. */
  readonly written: () => number;
  /** How many requests are being answered. */
  readonly open: () => number;
  close(): Promise<void>;
}

interface Place {
  readonly origin: string;
  readonly elsewhere: string;
  readonly path: string;
  readonly count: (bytes: number) => void;
}

type Tenant = (response: ServerResponse, place: Place) => void;

const json = (response: ServerResponse, value: unknown): void => {
  response.setHeader('content-type', 'application/json');
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
};

const METADATA = '/.well-known/openid-configuration';

/** Publishes properly, but for what is given. */
function publishing(
  keys: unknown,
  more: (place: Place, issuer: string) => object = () => ({}),
): Tenant {
  return (response, place) => {
    const issuer = `${place.origin}/${place.path.split('/')[1]}`;
    if (place.path.endsWith(METADATA)) {
      return json(response, { issuer, jwks_uri: `${issuer}/jwks`, ...more(place, issuer) });
    }
    if (place.path.endsWith('/jwks')) return json(response, keys);
    response.writeHead(404).end();
  };
}

const redirecting =
  (to: (place: Place) => string): Tenant =>
  (response, place) =>
    response.writeHead(302, { location: to(place) }).end();

/** Writes for ever, as fast as it is read, or a little now and then. */
function endless(chunk: string, pauseMs: number, headers: Record<string, string> = {}): Tenant {
  return (response, { count }) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    const write = (): void => {
      if (response.destroyed) return;
      count(chunk.length);
      const goOn = () => setTimeout(write, pauseMs);
      if (response.write(chunk)) goOn();
      else response.once('drain', goOn);
    };
    write();
  };
}

const TENANTS: Readonly<Record<string, Tenant>> = {
  good: publishing({ keys: [KEY] }),
  'same-host': (response, place) =>
    place.path.endsWith(METADATA)
      ? response.writeHead(302, { location: `${place.origin}/same-host/moved` }).end()
      : publishing({ keys: [KEY] }, (_, issuer) => ({ issuer }))(response, {
          ...place,
          path: place.path.replace('/moved', METADATA),
        }),
  'other-host': redirecting(({ elsewhere }) => `${elsewhere}/stolen`),
  'another-site': redirecting(() => 'https://evil.example/'),
  loop: redirecting(({ origin, path }) => `${origin}${path}`),
  huge: endless('"'.padEnd(65_536, 'x'), 0),
  announced: endless(' ', 1_000, { 'content-length': '100000000' }),
  drip: endless(' ', 200),
  bomb: (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.alloc(100_000_000, ' ')));
  },
  html: (response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><script>document.title = "ran"</script>');
  },
  login: (response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="keys"' }).end();
  },
  'hangs-up': (response) => void response.destroy(),
  'wrong-issuer': publishing({ keys: [KEY] }, () => ({ issuer: 'https://accounts.example' })),
  'keys-elsewhere': publishing({}, ({ elsewhere }) => ({ jwks_uri: `${elsewhere}/keys` })),
  twice: publishing({ keys: [KEY, KEY] }),
  many: publishing({ keys: Array.from({ length: 10_000 }, () => ({ kty: 'EC' })) }),
  empty: publishing({ keys: [] }),
};

/** Starts both hosts on free ports. */
export async function startHostileIssuer(): Promise<HostileIssuer> {
  let log: Asked[] = [];
  let written = 0;
  let open = 0;
  const sockets = new Set<Socket>();
  const place = { origin: '', elsewhere: '' };
  const serve = (answer: (response: ServerResponse, path: string) => void) => {
    const server = createServer((request, response) => {
      const path = request.url ?? '/';
      log.push({ path, headers: request.headers });
      open++;
      response.once('close', () => open--);
      response.setHeader('set-cookie', 'asked=before; Path=/');
      answer(response, path);
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    return server;
  };
  const issuer = serve((response, path) => {
    const count = (bytes: number) => {
      written += bytes;
    };
    const [, first = '', second = ''] = path.split('/');
    // RFC 8414 puts the tenant behind the well-known name; none of these is found there.
    const tenant = first === '.well-known' ? undefined : TENANTS[first];
    if (tenant === undefined || second === '') response.writeHead(404).end();
    else tenant(response, { ...place, path, count });
  });
  const other = serve((response, path) => {
    if (path === '/keys') json(response, { keys: [KEY] });
    else json(response, 'stolen');
  });
  for (const [name, server] of [
    ['origin', issuer],
    ['elsewhere', other],
  ] as const) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    place[name] = `http://localhost:${(server.address() as AddressInfo).port}`;
  }
  return {
    ...place,
    log() {
      const asked = log;
      log = [];
      return asked;
    },
    written: () => written,
    open: () => open,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        [issuer, other].map((server) => new Promise((resolve) => server.close(resolve))),
      );
    },
  };
}
