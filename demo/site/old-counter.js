/**
 * The bad old way, for show: the implicit flow (RFC 6749 §4.2), the token in localStorage and in the
 * query of every request. Do not build this.
 */
import { openCounter, shortened, showPairs } from './counter.js';
import { readFragment } from './fragment.js';
import { claimsOf, discover, randomText } from './sign-in.js';
import { byId, count, showOrders, showOrdersStatus } from './view.js';

const config = await (await fetch('/old-counter/config.json')).json();
const KEYS = ['access_token', 'id_token'];
const PENDING = 'old-counter.sign-in';

const { note, attempt, show } = openCounter({
  async signIn() {
    const { authorization_endpoint: endpoint } = await discover(config);
    const pending = { state: randomText(), nonce: randomText() };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const { clientId, redirectUri, scope, resource } = config;
    const query = new URLSearchParams({
      response_type: 'id_token token',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      resource,
      ...pending,
      prompt: 'login',
    });
    location.assign(`${endpoint}?${query}`);
  },
  async signOut() {
    forget();
    byId('orders-status').hidden = true;
    showPairs(byId('where'), {});
    note('quiet', 'signed out', 'Removed from localStorage. The token itself lives on');
  },
});

function forget() {
  for (const key of KEYS) localStorage.removeItem(key);
  show('signed-out');
}

/** Takes the tokens out of the address, as an answer to the sign-in that this tab began. */
function takeFragment() {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
  const hash = location.hash;
  history.replaceState(null, '', location.pathname);
  const tokens = readFragment(hash, pending);
  if (tokens === undefined) return;
  sessionStorage.removeItem(PENDING);
  localStorage.setItem('access_token', tokens.accessToken);
  localStorage.setItem('id_token', tokens.idToken);
  note('bad', 'fragment', 'The token came in the address, behind the #');
  note('bad', 'stored', 'Kept in localStorage, open to every script');
}

async function askForOrders() {
  const token = localStorage.getItem('access_token');
  const address = `/api/old/orders?${new URLSearchParams({ access_token: token })}`;
  const response = await fetch(address);
  const answer = await response.json();
  showOrdersStatus(response.status);
  showPairs(byId('where'), {
    Address: `${location.pathname}#access_token=${shortened(token)}`,
    localStorage: `access_token = ${shortened(token)}`,
    Query: `/api/old/orders?access_token=${shortened(token)}`,
    'Good until': new Date(claimsOf(token).exp * 1000).toLocaleTimeString('en-GB'),
  });
  // There is nothing to refresh with.
  if (response.status === 401) forget();
  if (!response.ok) throw new Error(answer.message);
  showOrders(answer);
  count('orders');
  note('bad', '200', 'Orders fetched with the token as a query parameter');
}

attempt(byId('ask'), askForOrders);

try {
  takeFragment();
  const idToken = localStorage.getItem('id_token');
  show(idToken === null ? 'signed-out' : 'signed-in', idToken && claimsOf(idToken).name);
  if (idToken !== null) await askForOrders();
} catch (error) {
  note('bad', 'failed', error.message);
  if (document.body.dataset.state === 'loading') show('signed-out');
}
