import { openCounter, shortened, showPairs, takeQuery } from './counter.js';
import { createProver, describeKey, loadKey } from './dpop.js';
import {
  claimsOf,
  leaveForProvider,
  Refused,
  refreshTokens,
  revoke,
  takeTokens,
} from './sign-in.js';
import { byId, count, make, money } from './view.js';

const config = await (await fetch('/trade/config.json')).json();
/** Tokens are kept where oidc-client-ts keeps them, in its form. */
const CACHE = `oidc.user:${config.issuer}:${config.clientId}`;

const { note, attempt, show } = openCounter({
  signIn: () => leaveForProvider(config),
  async signOut() {
    const { refresh_token: spent } = user;
    keep(undefined);
    byId('prices').replaceChildren();
    show('signed-out');
    await revoke(config, spent);
    note('quiet', 'signed out', 'Tokens forgotten, refresh token revoked. The key stays');
  },
});

const keys = await loadKey(config.clientId);
const { thumbprint } = await describeKey(keys);
const send = await createProver(keys, {
  proved({ htu, ...claims }) {
    const { pathname, host } = new URL(htu);
    const brief = Object.entries(claims).map(([name, value]) => [name, shortened(String(value))]);
    showPairs(byId('proof'), { htu: host + pathname, ...Object.fromEntries(brief) });
  },
  nonce(response) {
    count('nonces');
    const who = new URL(response.url).origin === config.issuer ? 'The provider' : 'The API';
    note('warn', String(response.status), `${who} wants its own nonce in the proof: asked again`);
  },
});

let user = JSON.parse(sessionStorage.getItem(CACHE) ?? 'null') ?? undefined;

function keep(next) {
  user = next;
  if (next === undefined) sessionStorage.removeItem(CACHE);
  else sessionStorage.setItem(CACHE, JSON.stringify(next));
  showKey();
}

/** The tokens in the form of oidc-client-ts. */
function userOf(tokens) {
  return {
    id_token: tokens.id,
    access_token: tokens.access,
    refresh_token: tokens.refresh,
    token_type: tokens.type,
    scope: tokens.scope,
    profile: claimsOf(tokens.id),
    expires_at: Math.floor(tokens.receivedAt / 1000) + tokens.lifetimeSeconds,
  };
}

function showKey() {
  const bound = user === undefined ? 'no token yet' : claimsOf(user.access_token).cnf.jkt;
  showPairs(byId('key'), {
    'Thumbprint of the key': thumbprint,
    'cnf.jkt of the token': bound,
    'Private half': keys.privateKey.extractable ? 'can be read' : 'cannot be read',
  });
}

/** Calls the API; a token that was refused is replaced and the call made again. */
async function call(path, options = {}) {
  let response = await send(path, { ...options, token: user.access_token });
  if (response.status === 401) {
    note('bad', '401', (await response.json()).message);
    await renew();
    note('good', 'refreshed', 'A new token, bound to the same key');
    response = await send(path, { ...options, token: user.access_token });
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** A refused refresh ends the sign-in; anything else may pass. */
async function renew() {
  try {
    keep(userOf(await refreshTokens(config, user.refresh_token, send)));
  } catch (error) {
    if (error instanceof Refused) {
      keep(undefined);
      show('signed-out');
    }
    throw error;
  }
}

async function showPrices() {
  const { prices } = await call('/api/trade/prices');
  byId('prices').replaceChildren(
    ...prices.map(({ product, name, dozen }) => {
      const button = make('button', 'Order');
      button.type = 'button';
      button.dataset.testid = `order-${product}`;
      button.setAttribute('aria-label', `Order a dozen: ${name}`);
      attempt(button, () => order(product));
      const price = make('td', money.format(dozen / 100));
      price.className = 'number';
      const act = make('td', '', button);
      act.className = 'number';
      return make('tr', '', make('td', name), price, act);
    }),
  );
  document.body.dataset.prices = String(prices.length);
  note('good', '200', 'Trade prices fetched: the API has seen token and proof');
}

async function order(product) {
  const ordered = await call('/api/trade/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ product }),
  });
  count('orders');
  note('good', '201', `A dozen ordered: ${ordered.name}, ${money.format(ordered.total / 100)}`);
}

showKey();
try {
  const query = takeQuery();
  if (query !== undefined) {
    keep(userOf(await takeTokens(config, query, send)));
    note('good', 'tokens', 'The code was exchanged for tokens that are bound to the key');
  }
  show(user === undefined ? 'signed-out' : 'signed-in', user?.profile.name);
  if (user !== undefined) await showPrices();
} catch (error) {
  note('bad', 'sign-in', error.message);
  keep(undefined);
  show('signed-out');
}
