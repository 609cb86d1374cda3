import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { verifyBearer } from './bearer.ts';
import type { Sessions } from './session.ts';
import type { Stock, StockLevel } from './stock.ts';
import type { TrustedProvider } from './tokens.ts';

/** Where the stock is told as it changes. */
export const LIVE_PATH = '/live/stock';

/** Closing codes from 4000 on are the application's own (RFC 6455 §7.4.2); this one says 401. */
export const TOKEN_EXPIRED = 4401;

const CHANGE_MS = 1_000;
const MOST_VISITORS = 100;
/** A page says nothing here. */
const LARGEST_MESSAGE_BYTES = 1_024;
/** Timers hold no longer time, and no token lives so long. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface LiveSetup {
  readonly shopUrl: string;
  readonly provider: TrustedProvider;
  readonly sessions: Sessions;
  readonly stock: Stock;
}

export interface LiveStock {
  /** Takes a handshake (RFC 6455 §4.2), or refuses it with an HTTP status. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells everyone who is connected. */
  tell(level: StockLevel): void;
  close(): void;
}

export function createLiveStock({ shopUrl, provider, sessions, stock }: LiveSetup): LiveStock {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });
  const tell = (message: object): void => {
    for (const visitor of server.clients) visitor.send(JSON.stringify(message));
  };
  let ticking: NodeJS.Timeout | undefined;
  const tick = (): void => {
    if (server.clients.size > 0) {
      tell(stock.change());
      return;
    }
    clearInterval(ticking);
    ticking = undefined;
  };

  /** The status to refuse with, or when the token ends, in milliseconds. */
  const admit = async (request: IncomingMessage): Promise<{ no: number } | { until: number }> => {
    const url = URL.parse(request.url ?? '', shopUrl);
    if (request.headers.host !== new URL(shopUrl).host) return { no: 421 };
    if (url?.pathname !== LIVE_PATH) return { no: 404 };
    // A handshake takes cookies along wherever it comes from, so the page's origin is asked for.
    if (request.headers.origin !== shopUrl) return { no: 403 };
    const token = url.searchParams.get('access_token') ?? '';
    const checked = await verifyBearer(token, provider, 'prices:read');
    if (!checked.ok) return { no: checked.status };
    if (server.clients.size >= MOST_VISITORS) return { no: 503 };
    return { until: (checked.claims.exp ?? 0) * 1000 };
  };

  const welcome = async (visitor: WebSocket, request: IncomingMessage, until: number) => {
    visitor.on('error', () => visitor.terminate());
    const left = Math.min(until - provider.now(), LONGEST_TIMER_MS);
    const end = setTimeout(() => visitor.close(TOKEN_EXPIRED, 'The token has expired'), left);
    visitor.once('close', () => clearTimeout(end));
    const headers = { cookie: request.headers.cookie ?? '' };
    const person = await sessions.read(new Request(shopUrl, { headers }), provider.now());
    visitor.send(JSON.stringify({ name: person?.name ?? null, levels: stock.levels() }));
    ticking ??= setInterval(tick, CHANGE_MS);
  };

  return {
    upgrade(request, socket, head) {
      // Until the WebSocket takes over, nobody else hears of the connection's end.
      socket.once('error', () => socket.destroy());
      admit(request).then(
        (admitted) => {
          if ('no' in admitted) return refuse(socket, admitted.no);
          server.handleUpgrade(request, socket, head, (visitor) => {
            welcome(visitor, request, admitted.until).catch(() => visitor.terminate());
          });
        },
        () => refuse(socket, 500),
      );
    },
    tell,
    close() {
      clearInterval(ticking);
      for (const visitor of server.clients) visitor.terminate();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  const challenge = status === 401 ? ['WWW-Authenticate: Bearer realm="shop"'] : [];
  const lines = [`HTTP/1.1 ${status} Refused`, ...challenge, 'Connection: close', '', ''];
  // Whoever was refused cannot hold the connection open.
  socket.once('finish', () => socket.destroy());
  socket.end(lines.join('\r\n'));
}
