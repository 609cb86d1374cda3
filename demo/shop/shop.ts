import { createLocalJWKSet, type JWK } from 'jose';
import { API_RESOURCE, API_SCOPES, CLIENT_ID, OPENID_SCOPES } from '../names.ts';
import { readSiteFile } from '../site-files.ts';
import { checkAccessToken, checkIdToken, type TrustedProvider } from './bearer.ts';
import { type Cart, type Carts, createCarts } from './carts.ts';
import { ORDERS, PRICED_ARTICLES, PRODUCTS, priceOf } from './catalogue.ts';
import { createSessions, personOf, type Sessions } from './session.ts';
import { type Handler, problem } from './web.ts';

export interface ShopSetup {
  readonly shopUrl: string;
  readonly accountsUrl: string;
  /**
   * The provider's public keys. Both sites live in one process, and Node may not resolve
   * accounts.localhost, so they are handed over instead of fetched.
   */
  readonly publicJwks: { readonly keys: JWK[] };
  /** The time in milliseconds. */
  readonly now: () => number;
}

interface Shop {
  readonly setup: ShopSetup;
  readonly provider: TrustedProvider;
  readonly sessions: Sessions;
  readonly carts: Carts;
}

type Run = (shop: Shop, request: Request, path: string) => Promise<Response>;

const ROUTES: readonly (readonly [path: RegExp, methods: Readonly<Record<string, Run>>])[] = [
  [/^\/(callback)?$/, { GET: page }],
  [/^\/config\.json$/, { GET: config }],
  [/^\/api\/products$/, { GET: async () => json({ products: PRODUCTS }) }],
  [/^\/api\/cart$/, { GET: showCart, POST: addToCart }],
  [/^\/api\/session$/, { GET: whoIsIt, POST: signIn, DELETE: signOut }],
  [/^\/api\/orders$/, { GET: orders }],
  [/^\/api\/prices\/[^/]*$/, { GET: price }],
];

/** The shop and its API: one request in, one answer out. */
export function createShop(setup: ShopSetup): Handler {
  const shop: Shop = {
    setup,
    provider: {
      issuer: setup.accountsUrl,
      keys: createLocalJWKSet(setup.publicJwks),
      now: setup.now,
    },
    sessions: createSessions(setup.shopUrl),
    carts: createCarts(),
  };
  return async (request) => {
    const path = new URL(request.url).pathname;
    const methods = ROUTES.find(([pattern]) => pattern.test(path))?.[1] ?? { GET: file };
    const run = methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (run !== undefined) return run(shop, request, path);
    const allow = Object.keys(methods).join(', ');
    return problem(405, 'method-not-allowed', `Here the shop takes ${allow}.`, { allow });
  };
}

async function page({ setup, carts }: Shop, request: Request): Promise<Response> {
  const index = await readSiteFile('index.html');
  const headers = new Headers({
    'content-type': index?.type ?? 'text/plain',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      `connect-src 'self' ${setup.accountsUrl}`,
  });
  const { setCookie } = carts.open(request);
  if (setCookie !== undefined) headers.append('set-cookie', setCookie);
  return new Response(index?.bytes ?? null, { headers });
}

async function file(_shop: Shop, _request: Request, path: string): Promise<Response> {
  const found = path.startsWith('/api/') ? undefined : await readSiteFile(path.slice(1));
  if (found === undefined)
    return problem(404, 'not-found', 'The shop has nothing at this address.');
  const headers = {
    'content-type': found.type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  return new Response(found.bytes, { headers });
}

async function config({ setup }: Shop): Promise<Response> {
  return json({
    issuer: setup.accountsUrl,
    clientId: CLIENT_ID,
    redirectUri: `${setup.shopUrl}/callback`,
    resource: API_RESOURCE,
    scope: [...OPENID_SCOPES, ...API_SCOPES].join(' '),
  });
}

async function showCart({ carts }: Shop, request: Request): Promise<Response> {
  const { cart, setCookie } = carts.open(request);
  return json(contents(cart), setCookie);
}

const MOST_OF_ONE_PRODUCT = 99;

async function addToCart({ carts }: Shop, request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => undefined);
  const id =
    typeof body === 'object' && body !== null && 'product' in body ? body.product : undefined;
  const product = PRODUCTS.find((candidate) => candidate.id === id);
  if (product === undefined) {
    return problem(400, 'no-such-product', 'Send {"product": "…"} with the id of a product.');
  }
  const { cart, setCookie } = carts.open(request);
  cart.set(product.id, Math.min((cart.get(product.id) ?? 0) + 1, MOST_OF_ONE_PRODUCT));
  return json(contents(cart), setCookie);
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
  return json({ signedIn: true, ...person }, await sessions.begin(person, setup.now()), 201);
}

async function signOut({ sessions }: Shop): Promise<Response> {
  return json({ signedIn: false }, sessions.end());
}

async function orders({ provider, setup }: Shop, request: Request): Promise<Response> {
  const checked = await checkAccessToken(request, provider, 'orders:read');
  if (!checked.ok) return checked.response;
  return json({ at: new Date(setup.now()).toISOString(), orders: ORDERS });
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

function json(body: object, setCookie?: string, status = 200): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (setCookie !== undefined) headers.append('set-cookie', setCookie);
  return Response.json(body, { status, headers });
}
