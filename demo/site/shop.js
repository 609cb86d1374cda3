import { createApi } from './api.js';
import { openLive } from './live.js';
import { createLog } from './log.js';
import { leaveForProvider, Refused, revoke, takeTokens } from './sign-in.js';
import {
  byId,
  count,
  showCookies,
  showLive,
  showOrders,
  showOrdersStatus,
  showPrices,
  showProducts,
  showRotation,
  showState,
  showTokenLife,
} from './view.js';

const POLL_MS = 3000;
const ARTICLES = 30;

const note = createLog(byId('log'));
const spentRefreshTokens = [];
let leaveStock;
const config = await (await fetch('/config.json')).json();
const api = createApi(config, {
  refused(path, challenge) {
    count('unauthorized');
    if (path === '/api/orders') showOrdersStatus(401);
    const why = /error_description="([^"]*)"/.exec(challenge)?.[1] ?? 'no reason given';
    const reason = why.replace(/\d{4}-\S+Z/, (iso) => new Date(iso).toLocaleTimeString('en-GB'));
    note('bad', '401', `${path.replace(/\d+$/, '…')} refused the access token. ${reason}`);
  },
  refreshed(spent) {
    note(
      'good',
      'refreshed',
      'The refresh token bought a new access token, and a successor of its own',
    );
    spentRefreshTokens.push(spent.refresh);
    showTokens();
    watchStock();
  },
  recovered: () => count('refreshes'),
});

function showTokens() {
  showTokenLife(api.tokens);
  showRotation(spentRefreshTokens, api.tokens.refresh);
}

/** Connects to the live stock with the present access token, in place of an earlier connection. */
function watchStock() {
  leaveStock?.();
  leaveStock = openLive(api.tokens.access, {
    stock(levels, name) {
      if (api.tokens === undefined) return;
      showLive(levels);
      count('ticks');
      if (name)
        note('good', 'live', `Live stock: the token is in its address, the cookie says ${name}`);
    },
    ended(why) {
      // Without a reason it was this page that closed it.
      if (why === '') return;
      showLive(undefined);
      note('bad', 'live', `The live stock closed. ${why}`);
    },
  });
}

async function explainCookies() {
  showCookies((await (await fetch('/api/cookies')).json()).cookies);
}

let polling;

/** One round of orders, then the next in three seconds, as long as someone signed in is looking. */
async function poll() {
  clearTimeout(polling);
  if (api.tokens === undefined || document.hidden) return;
  try {
    const answer = await api.get('/api/orders');
    if (api.tokens === undefined) return;
    showOrders(answer);
    count('orders');
    note('quiet', '200', 'Orders fetched with the access token');
  } catch (error) {
    failed('Orders', error);
  }
  clearTimeout(polling);
  polling = setTimeout(poll, POLL_MS);
}

/** A refused refresh ends the sign-in; anything else may pass. */
function failed(what, error) {
  if (api.tokens === undefined) return;
  note('bad', 'failed', `${what}: ${error.message}`);
  if (!(error instanceof Refused)) return;
  api.tokens = undefined;
  leaveStock?.();
  showState('remembered', byId('who').textContent);
}

async function loadPrices() {
  const button = byId('load-prices');
  button.disabled = true;
  document.body.dataset.prices = '0';
  const articles = Array.from({ length: ARTICLES }, (_, index) => index + 1);
  try {
    showPrices(await Promise.all(articles.map((article) => api.get(`/api/prices/${article}`))));
    note('good', '200', 'Thirty prices fetched side by side with one access token');
  } catch (error) {
    failed('Prices', error);
  }
  button.disabled = api.tokens === undefined;
}

async function addToCart(product) {
  const response = await fetch('/api/cart', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ product: product.id }),
  });
  byId('cart-count').textContent = (await response.json()).count;
  note('quiet', 'cart', `${product.name} put in the cart that connect.sid points to`);
}

/** Trades the ID token for the shop's own session cookie, then begins to ask for orders. */
async function finishSignIn(query) {
  if (query.has('code')) note('quiet', 'back', 'Back from the provider with a one-time code');
  const tokens = await takeTokens(config, query);
  note('good', 'tokens', 'The code was exchanged for an ID, an access and a refresh token');
  const headers = { authorization: `Bearer ${tokens.id}` };
  const response = await fetch('/api/session', { method: 'POST', headers });
  const session = await response.json();
  if (!response.ok) throw new Error(session.message);
  note('good', 'cookie', 'The ID token was traded for the session cookie shop_session');
  note('good', 'signed in', session.name);
  api.tokens = tokens;
  showState('signed-in', session.name);
  spentRefreshTokens.length = 0;
  showTokens();
  watchStock();
  await Promise.all([poll(), explainCookies()]);
}

async function signOut() {
  const { tokens } = api;
  api.tokens = undefined;
  clearTimeout(polling);
  leaveStock?.();
  showState('signed-out');
  await fetch('/api/session', { method: 'DELETE' });
  await explainCookies();
  if (tokens !== undefined) await revoke(config, tokens.refresh);
  note('quiet', 'signed out', 'Session cookie cleared, refresh token revoked');
}

async function arrive() {
  const query = new URLSearchParams(location.search);
  const returning = location.pathname === '/callback';
  // The code must not stay in the address bar, where a reload would send it again.
  if (returning) history.replaceState(null, '', '/');
  if (returning) {
    try {
      return await finishSignIn(query);
    } catch (error) {
      note('bad', 'sign-in', error.message);
    }
  }
  const session = await (await fetch('/api/session')).json();
  if (session.signedIn) note('quiet', 'cookie', 'The session cookie shop_session remembers you');
  showState(session.signedIn ? 'remembered' : 'signed-out', session.name);
}

byId('sign-in').addEventListener('click', () => {
  byId('sign-in').disabled = true;
  leaveForProvider(config).catch((error) => {
    note('bad', 'sign-in', error.message);
    byId('sign-in').disabled = false;
  });
});
byId('sign-out').addEventListener('click', () => void signOut());
byId('load-prices').addEventListener('click', () => void loadPrices());
document.addEventListener('visibilitychange', () => void poll());
setInterval(() => api.tokens !== undefined && showTokenLife(api.tokens), 500);

const [{ products }, cart] = await Promise.all(
  ['/api/products', '/api/cart'].map(async (path) => (await fetch(path)).json()),
);
showProducts(products, (product) => void addToCart(product));
byId('cart-count').textContent = cart.count;
await Promise.all([arrive(), explainCookies()]);
