import { createLocalJWKSet, type JWK } from 'jose';
import { readSiteFile } from '../site-files.ts';
import { type Balancer, createBalancer } from './balancer.ts';
import { checkAccessToken, checkIdToken, checkTokenInQuery, type RequestCheck } from './bearer.ts';
import { type Cart, type Carts, createCarts } from './carts.ts';
import { ORDERS, PRICED_ARTICLES, PRODUCTS, priceOf } from './catalogue.ts';
import { clientConfig } from './client-config.ts';
import { explainCookies } from './cookie-words.ts';
import { createLiveStock, type LiveStock } from './live.ts';
import { renderPage } from './pages.ts';
import { noSuchProduct, readProduct } from './product-body.ts';
import { createReadingRoom, type ReadingRoom } from './reading-room.ts';
import { createSessions, personOf, type Sessions } from './session.ts';
import { createStock, type Stock } from './stock.ts';
import type { TrustedProvider } from './tokens.ts';
import { createTradeCounter, type TradeCounter } from './trade.ts';
import { type Handler, json, problem } from './web.ts';

export interface ShopSetup {
  readonly shopUrl: string;
  readonly accountsUrl: string;
  /**
   * The provider's public keys. Both sites live in one process, and Node may not resolve
   * accounts.localhost, so they are handed over instead of fetched.
   */
  readonly publicJwks: { readonly keys: JWK[] };
  /** What the reading room proves itself with at the provider. */
  readonly readingRoomSecret: string;
  /** The time in milliseconds. */
  readonly now: () => number;
}

export interface RunningShop {
  readonly handler: Handler;
  readonly live: LiveStock;
}

interface Shop {
  readonly setup: ShopSetup;
  readonly provider: TrustedProvider;
  readonly sessions: Sessions;
  readonly carts: Carts;
  readonly balancer: Balancer;
  readonly trade: TradeCounter;
  readonly readingRoom: ReadingRoom;
  readonly stock: Stock;
  readonly live: LiveStock;
}

type Run = (shop: Shop, request: Request, path: string) => Promise<Response>;

const ROUTES: readonly (readonly [path: RegExp, methods: Readonly<Record<string, Run>>])[] = [
  [/^\/(callback|trade|reading-room|courier|old-counter)?$/, { GET: page }],
  [/^\/([\w-]+\/)?config\.json$/, { GET: config }],
  [/^\/api\/products$/, { GET: async () => json({ products: PRODUCTS }) }],
  [/^\/api\/cart$/, { GET: showCart, POST: addToCart }],
  [/^\/api\/cookies$/, { GET: async (_, request) => json({ cookies: explainCookies(request) }) }],
  [/^\/api\/session$/, { GET: whoIsIt, POST: signIn, DELETE: signOut }],
  [/^\/api\/orders$/, { GET: orders }],
  [/^\/api\/prices\/[^/]*$/, { GET: price }],
  [/^\/api\/trade\/prices$/, { GET: ({ trade }, request) => trade.prices(request) }],
  [/^\/api\/trade\/orders$/, { POST: ({ trade }, request) => trade.order(request) }],
  [/^\/api\/old\/orders$/, { GET: oldOrders }],
  [/^\/reading-room\/sign-in$/, { GET: ({ readingRoom }) => readingRoom.leave() }],
  [
    /^\/reading-room\/callback$/,
    { GET: ({ readingRoom }, request) => readingRoom.comeBack(request) },
  ],
  [
    /^\/reading-room\/session$/,
    {
      GET: ({ readingRoom }, request) => readingRoom.read(request),
      DELETE: ({ readingRoom }, request) => readingRoom.signOut(request),
    },
  ],
  [
    /^\/reading-room\/session\/part$/,
    { DELETE: ({ readingRoom }, request) => readingRoom.losePart(request) },
  ],
];

/** The shop and its API: one request in, one answer out, and the live stock beside it. */
export function createShop(setup: ShopSetup): RunningShop {
  const { shopUrl, accountsUrl, now, readingRoomSecret: secret } = setup;
  const provider = { issuer: accountsUrl, keys: createLocalJWKSet(setup.publicJwks), now };
  const sessions = createSessions(shopUrl);
  const stock = createStock();
  const live = createLiveStock({ shopUrl, provider, sessions, stock });
  const shop: Shop = {
    setup,
    provider,
    sessions,
    carts: createCarts(),
    balancer: createBalancer(),
    trade: createTradeCounter(provider),
    readingRoom: createReadingRoom({ shopUrl, accountsUrl, provider, secret }),
    stock,
    live,
  };
  const handler: Handler = async (request) => {
    const path = new URL(request.url).pathname;
    const methods = ROUTES.find(([pattern]) => pattern.test(path))?.[1] ?? { GET: file };
    const run = methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (run !== undefined) return run(shop, request, path);
    const allow = Object.keys(methods).join(', ');
    return problem(405, 'method-not-allowed', `Here the shop takes ${allow}.`, { allow });
  };
  return { handler, live };
}

async function page({ setup, carts, balancer }: Shop, request: Request, path: string) {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': pagePolicy(setup),
  });
  const { server, setCookies } = balancer.choose(request);
  headers.set('x-served-by', server.name);
  const { setCookie } = carts.open(request);
  for (const line of [...lines(setCookie), ...setCookies]) {
    headers.append('set-cookie', line);
  }
  return new Response((await renderPage(path)) ?? null, { headers });
}

function pagePolicy({ shopUrl, accountsUrl }: ShopSetup): string {
  // 'self' covers the WebSocket in some browsers and not in others.
  const live = shopUrl.replace(/^http/, 'ws');
  return (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    `connect-src 'self' ${accountsUrl} ${live}`
  );
}

async function file({ setup }: Shop, _request: Request, path: string): Promise<Response> {
  const found = path.startsWith('/api/') ? undefined : await readSiteFile(path.slice(1));
  if (found === undefined)
    return problem(404, 'not-found', 'The shop has nothing at this address.');
  const headers = {
    'content-type': found.type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    // A worker is held by the policy of its own file.
    'content-security-policy': `default-src 'none'; connect-src 'self' ${setup.accountsUrl}`,
  };
  return new Response(found.bytes, { headers });
}

async function config({ setup }: Shop, _request: Request, path: string): Promise<Response> {
  const found = clientConfig(setup, path.replace(/\/?config\.json$/, ''));
  return found === undefined
    ? problem(404, 'no-such-client', 'No page of the shop has this address.')
    : json(found);
}

async function showCart({ carts }: Shop, request: Request): Promise<Response> {
  const { cart, setCookie } = carts.open(request);
  return json(contents(cart), lines(setCookie));
}

const MOST_OF_ONE_PRODUCT = 99;

async function addToCart({ carts, stock, live }: Shop, request: Request): Promise<Response> {
  const product = await readProduct(request);
  if (product === undefined) return noSuchProduct();
  const { cart, setCookie } = carts.open(request);
  cart.set(product.id, Math.min((cart.get(product.id) ?? 0) + 1, MOST_OF_ONE_PRODUCT));
  live.tell(stock.take(product.id));
  return json(contents(cart), lines(setCookie));
}

function lines(setCookie: string | undefined): readonly string[] {
  return setCookie === undefined ? [] : [setCookie];
}

function contents(cart: Cart): object {
  const items = [...cart].map(([product, count]) => ({ product, count }));
  return { items, count: items.reduce((sum, item) => sum + item.count, 0) };
}

async function whoIsIt({ sessions, setup }: Shop, request: Request): Promise<Response> {
  const person = await sessions.read(request, setup.now());
  return json(person === undefined ? { signedIn: false } : { signedIn: true, ...person });
}

/** Trades an ID token, sent as a bearer credential, for the shop's own session cookie. */
async function signIn({ provider, sessions, setup }: Shop, request: Request): Promise<Response> {
  const checked = await checkIdToken(request, provider);
  if (!checked.ok) return checked.response;
  const person = personOf(checked.claims);
  return json({ signedIn: true, ...person }, [await sessions.begin(person, setup.now())], 201);
}

async function signOut({ sessions }: Shop): Promise<Response> {
  return json({ signedIn: false }, [sessions.end()]);
}

async function orders({ provider, setup }: Shop, request: Request): Promise<Response> {
  return ordersFor(await checkAccessToken(request, provider, 'orders:read'), setup);
}

async function oldOrders({ provider, setup }: Shop, request: Request): Promise<Response> {
  return ordersFor(await checkTokenInQuery(request, provider, 'orders:read'), setup);
}

function ordersFor(checked: RequestCheck, { now }: ShopSetup): Response {
  if (!checked.ok) return checked.response;
  return json({ at: new Date(now()).toISOString(), orders: ORDERS });
}

async function price({ provider }: Shop, request: Request, path: string): Promise<Response> {
  const checked = await checkAccessToken(request, provider, 'prices:read');
  if (!checked.ok) return checked.response;
  const article = /^\/api\/prices\/(\d{1,4})$/.exec(path)?.[1];
  const number = Number(article ?? 0);
  if (number < 1 || number > PRICED_ARTICLES) {
    return problem(404, 'no-such-article', `Articles are numbered 1 to ${PRICED_ARTICLES}.`);
  }
  return json({ article: number, price: priceOf(number) });
}
