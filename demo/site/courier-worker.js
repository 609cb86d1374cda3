/**
 * The courier desk's service worker: it holds the tokens, so that no script of the page can read
 * them from its own memory, and adds the access token to requests for orders.
 */

const DATABASE = 'courier';
const STORE = 'tokens';
const KEY = 'current';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const work = answer(event.data).then(
    (kept) => port.postMessage({ kept: describe(kept) }),
    (error) => port.postMessage({ error: error.message }),
  );
  event.waitUntil(work);
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin || pathname !== '/api/orders') return;
  event.respondWith(withToken(event.request));
});

async function answer(message) {
  if (message.type === 'forget') return forget();
  if (message.type === 'status') return get();
  const { code, verifier, nonce, redirectUri, client } = message;
  const bought = await buy(client, {
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    code,
  });
  if (claimsOf(bought.idToken).nonce !== nonce) {
    throw new Error('The ID token has a foreign nonce.');
  }
  const kept = { ...bought, client, turn: 1, name: claimsOf(bought.idToken).name };
  await put(kept);
  await tellPages('Bought an access and a refresh token with the code');
  return kept;
}

/** Drops the tokens, and has the provider drop the refresh token. */
async function forget() {
  const kept = await get();
  await put(undefined);
  if (kept === undefined) return undefined;
  const { revocation, clientId } = kept.client;
  const body = new URLSearchParams({ token: kept.refreshToken, client_id: clientId });
  await fetch(revocation, { method: 'POST', body });
  return undefined;
}

/** The page is told what it may know. */
function describe(kept) {
  return kept === undefined
    ? null
    : { name: kept.name, expiresAt: kept.expiresAt, turn: kept.turn };
}

async function withToken(request) {
  const kept = await get();
  if (kept === undefined) return fetch(request);
  const response = await send(request, kept);
  if (response.status !== 401) return response;
  await tellPages('The access token was refused: refreshing');
  try {
    return await send(request, await refresh(kept));
  } catch {
    await put(undefined);
    return response;
  }
}

function send(request, { accessToken }) {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${accessToken}`);
  return fetch(request.url, { headers });
}

let refreshing;

/** A refresh token works once, so requests that fail side by side share one refresh. */
function refresh(kept) {
  refreshing ??= renew(kept).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(kept) {
  const parameters = { grant_type: 'refresh_token', refresh_token: kept.refreshToken };
  const next = { ...kept, ...(await buy(kept.client, parameters)), turn: kept.turn + 1 };
  await put(next);
  return next;
}

async function buy({ endpoint, clientId, resource }, parameters) {
  const body = new URLSearchParams({ ...parameters, client_id: clientId, resource });
  const response = await fetch(endpoint, { method: 'POST', body });
  const answered = await response.json();
  if (!response.ok) throw new Error(answered.error_description ?? answered.error);
  return {
    accessToken: answered.access_token,
    refreshToken: answered.refresh_token,
    idToken: answered.id_token,
    expiresAt: Date.now() + answered.expires_in * 1000,
  };
}

async function tellPages(sentence) {
  for (const page of await self.clients.matchAll()) page.postMessage(sentence);
}

async function get() {
  const database = await openDatabase();
  return result(database.transaction(STORE).objectStore(STORE).get(KEY));
}

async function put(tokens) {
  const database = await openDatabase();
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  await result(tokens === undefined ? store.delete(KEY) : store.put(tokens, KEY));
  return tokens;
}

function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return result(request);
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function claimsOf(token) {
  const base64 = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
