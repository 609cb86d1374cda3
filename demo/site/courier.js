import { openCounter, showPairs, takeQuery } from './counter.js';
import { discover, leaveForProvider, takeCode } from './sign-in.js';
import { byId, count, showOrders, showOrdersStatus } from './view.js';

const config = await (await fetch('/courier/config.json')).json();

const { note, attempt, show } = openCounter({
  signIn: () => leaveForProvider(config),
  async signOut() {
    showKept(await tell({ type: 'forget' }));
    byId('orders-status').hidden = true;
    show('signed-out');
    note('quiet', 'signed out', 'The worker has forgotten its tokens, refresh token revoked');
  },
});

/** The worker, once it stands between this page and the network. */
async function startWorker() {
  const controlled = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  await navigator.serviceWorker.register('/courier-worker.js', { scope: '/courier' });
  if (navigator.serviceWorker.controller === null) await controlled;
}

/** The worker's answer to one message. */
function tell(message) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) =>
      data.error === undefined ? resolve(data) : reject(new Error(data.error)),
    );
    port1.start();
    navigator.serviceWorker.controller.postMessage(message, [port2]);
  });
}

function showKept({ kept }) {
  const clock = (at) => new Date(at).toLocaleTimeString('en-GB');
  showPairs(
    byId('kept'),
    kept === null
      ? { Tokens: 'none' }
      : { 'Access token': `until ${clock(kept.expiresAt)}`, 'Refresh token': `no. ${kept.turn}` },
  );
}

async function askForOrders() {
  const response = await fetch('/api/orders');
  const answer = await response.json();
  const status = await tell({ type: 'status' });
  showKept(status);
  showOrdersStatus(response.status);
  // The worker could not refresh, so the sign-in is over.
  if (status.kept === null) show('signed-out');
  if (!response.ok) throw new Error(answer.message);
  showOrders(answer);
  count('orders');
  note('good', '200', 'Orders fetched. The page sent no token: the worker did');
}

navigator.serviceWorker.addEventListener('message', ({ data }) => note('quiet', 'worker', data));
attempt(byId('ask'), askForOrders);

try {
  await startWorker();
  const query = takeQuery();
  if (query !== undefined) {
    const { token_endpoint: endpoint, revocation_endpoint: revocation } = await discover(config);
    const { redirectUri, clientId, resource } = config;
    const client = { endpoint, revocation, clientId, resource };
    await tell({ type: 'exchange', client, redirectUri, ...takeCode(config, query) });
  }
  const status = await tell({ type: 'status' });
  showKept(status);
  show(status.kept === null ? 'signed-out' : 'signed-in', status.kept?.name);
  if (status.kept !== null) await askForOrders();
} catch (error) {
  note('bad', 'failed', error.message);
  if (document.body.dataset.state === 'loading') show('signed-out');
}
