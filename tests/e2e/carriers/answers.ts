import { expect } from 'vitest';
import { BOTH, type Row, send, such } from './row.ts';

/** Runs in the page. */
async function ask(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** A server that takes its time, in milliseconds. */
const SLOW_MS = 60;
/** By so much a timer may be early, and the browser's clock coarse. */
const TIMER_MS = 5;

const CHALLENGE = 'Bearer realm="shop", error="invalid_token"';

export const RESPONSE_FIELD_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'response-field',
    what: 'a field of any name',
    pages: ({ token }) => ({
      renew: (_, response) => response.writeHead(200, { 'x-renewed': token }).end(),
    }),
    act: ({ page, at }) => page.evaluate(ask, at('renew')),
    sightings: ({ at }) => [
      { carrier: 'response-header', field: 'X-Renewed', status: 200, url: at('renew') },
    ],
  },
  {
    ...BOTH,
    id: 'location',
    what: '`Location`, and the URL that follows',
    pages: ({ token, path }) => ({
      away: (_, response) => response.writeHead(302, { location: path(`to?code=${token}`) }).end(),
      to: 'there',
    }),
    act: ({ page, at }) => page.evaluate(ask, at('away')),
    sightings: () => [
      { carrier: 'response-header', field: 'Location', status: 302, hop: 0 },
      { carrier: 'url-query', field: 'code', status: 200, hop: 1 },
    ],
  },
  {
    ...BOTH,
    id: 'location-fragment',
    what: 'the fragment of `Location`, and of the page that it leads to',
    pages: ({ token, path }) => ({
      away: (_, response) =>
        response.writeHead(302, { location: path(`to#access_token=${token}`) }).end(),
      to: 'there',
    }),
    act: ({ page, at }) => page.goto(at('away')),
    sightings: () => [
      { carrier: 'response-header', field: 'Location', status: 302 },
      { carrier: 'url-fragment', field: 'access_token' },
    ],
  },
];

export const EXCHANGE_ROWS: readonly Row[] = [
  {
    ...BOTH,
    id: 'refused',
    what: 'status and `WWW-Authenticate` of the answer',
    pages: () => ({
      no: (_, response) => response.writeHead(401, { 'www-authenticate': CHALLENGE }).end(),
    }),
    act: ({ page, at, token }) =>
      page.evaluate(send, at('no'), { authorization: `Bearer ${token}` }),
    sightings: () => [{ carrier: 'request-header', status: 401, challenge: CHALLENGE }],
  },
  {
    ...BOTH,
    id: 'hops',
    what: 'every hop of a redirect, as one exchange',
    pages: ({ path }) => ({
      zero: (_, response) => response.writeHead(307, { location: path('one') }).end(),
      one: (_, response) => response.writeHead(302, { location: path('two') }).end(),
      two: 'arrived',
    }),
    act: ({ page, at, token }) => page.evaluate(send, at('zero'), { 'x-token': token }),
    sightings: ({ at }) => [
      { carrier: 'request-header', hop: 0, status: 307, url: at('zero') },
      { carrier: 'request-header', hop: 1, status: 302, url: at('one') },
      { carrier: 'request-header', hop: 2, status: 200, url: at('two') },
    ],
  },
  {
    ...BOTH,
    id: 'slow',
    what: 'how long the answer took, and who asked',
    pages: () => ({
      late: (_, response) => void setTimeout(() => response.end('late'), SLOW_MS),
    }),
    act: ({ page, at, token }) => page.evaluate(send, at('late'), { 'x-token': token }),
    sightings: ({ origin }) => [
      {
        carrier: 'request-header',
        status: 200,
        initiator: origin(),
        durationMs: such(`at least ${SLOW_MS} ms`, (ms) => Number(ms) >= SLOW_MS - TIMER_MS),
      },
    ],
  },
  {
    ...BOTH,
    id: 'no-answer',
    what: 'that there was no answer',
    pages: () => ({ cut: (request) => request.destroy() }),
    act: ({ page, at, token }) =>
      page.evaluate(`fetch('${at('cut')}', { headers: { 'x-token': '${token}' } }).catch(() => 0)`),
    sightings: () => [{ carrier: 'request-header', status: null, failure: expect.any(String) }],
  },
  {
    ...BOTH,
    id: 'tls',
    what: 'requests over TLS',
    transport: 'tls',
    act: ({ page, at, token }) =>
      page.evaluate(send, at('ok'), { authorization: `Bearer ${token}` }),
    sightings: ({ at }) => [{ carrier: 'request-header', status: 200, url: at('ok') }],
  },
  {
    ...BOTH,
    id: 'http2',
    what: 'requests over HTTP/2, whose field names are in lower case',
    transport: 'h2',
    act: ({ page, at, token }) =>
      page.evaluate(send, at('ok'), { authorization: `Bearer ${token}` }),
    sightings: () => [{ carrier: 'request-header', field: 'Authorization', status: 200 }],
  },
];
