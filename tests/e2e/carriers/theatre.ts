// Where rows are played: one site for each transport, on which every row has a folder of its own.
import type { BrowserName } from '../../../scripts/browsers.ts';
import { jwt } from '../../support/jwt.ts';
import { type Pages, type Site, startSite, type Transport } from '../../support/site.ts';
import type { Place, Row } from './row.ts';

export interface Theatre {
  placeOf(row: Row): Place;
  close(): Promise<void>;
}

const TRANSPORTS: readonly Transport[] = ['http', 'tls', 'h2'];

/** Without an icon of its own a page would ask for one, with its URL in the Referer field. */
const HEAD = '<!doctype html><link rel="icon" href="data:,"><title>page</title>';

export async function openTheatre(name: BrowserName, rows: readonly Row[]): Promise<Theatre> {
  const sites = new Map<Transport, Site>();
  const placeOf = (row: Row): Place => {
    const origin = (host?: string): string => sites.get(transportOf(row))?.origin(host) ?? '';
    const path = (rest = ''): string => `/${row.id}/${rest}`;
    const token = jwt({ iss: 'https://issuer.example', sub: `${row.id} in ${name}` });
    return { token, origin, path, at: (rest, host) => `${origin(host)}${path(rest)}` };
  };
  for (const transport of TRANSPORTS) {
    const played = rows.filter((row) => transportOf(row) === transport);
    // A page is made when it is asked for: only then does the site have an address.
    const pages = played.map((row) => [`/${row.id}/*`, pagesOf(row, placeOf)] as const);
    sites.set(transport, await startSite(Object.fromEntries(pages), transport));
  }
  return {
    placeOf,
    close: async () => {
      for (const site of sites.values()) await site.close();
    },
  };
}

function transportOf({ transport = 'http' }: Row): Transport {
  return transport;
}

/** One handler for all pages of a row. */
function pagesOf(row: Row, placeOf: (row: Row) => Place): Pages[string] {
  return (request, response) => {
    const pages: Pages = { '': '', ok: 'ok', ...row.pages?.(placeOf(row)) };
    const { pathname } = new URL(request.url ?? '/', 'http://site.localhost');
    const page = pages[pathname.slice(row.id.length + 2)] ?? pages['*'];
    if (typeof page === 'function') {
      page(request, response);
      return;
    }
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(HEAD + (page ?? 'not found'));
  };
}
