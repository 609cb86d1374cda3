import { base64url, randomText, sha256 } from './sign-in.js';

/**
 * Proof of possession (RFC 9449): tokens are bound to a key of this page, and every request brings a
 * proof signed with it. The key cannot be read, by this page's scripts neither; it can only be used.
 */

const DATABASE = 'oidc';
const STORE = 'dpop';

/** The key pair kept for `name` in this browser, made at the first call. */
export async function loadKey(name) {
  const database = await openDatabase();
  const store = (mode) => database.transaction(STORE, mode).objectStore(STORE);
  const kept = await result(store('readonly').get(name));
  if (kept !== undefined) return kept.keys;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  await result(store('readwrite').put({ keys }, name));
  return keys;
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

/** The public key as it stands in proofs, and its thumbprint (RFC 7638). */
export async function describeKey({ publicKey }) {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  // The thumbprint is over these members in this order, so the object must keep it.
  const jwk = { crv, kty, x, y };
  return { jwk, thumbprint: await sha256(JSON.stringify(jwk)) };
}

/**
 * `fetch` with a proof in every request, and the access token where one is given. A server that
 * answers with a nonce is asked again once, with a proof that holds it.
 *
 * `hears.proved(claims)` at each proof, `hears.nonce(response)` when a server asked for one.
 */
export async function createProver(keys, hears) {
  const { jwk } = await describeKey(keys);
  const nonces = new Map();

  async function proofFor(address, method, token) {
    const claims = {
      htm: method,
      htu: address.origin + address.pathname,
      iat: Math.floor(Date.now() / 1000),
      jti: randomText(),
      ...(token === undefined ? {} : { ath: await sha256(token) }),
      ...(nonces.has(address.origin) ? { nonce: nonces.get(address.origin) } : {}),
    };
    hears.proved(claims);
    return sign(keys.privateKey, { typ: 'dpop+jwt', alg: 'ES256', jwk }, claims);
  }

  async function once(address, { token, ...options }) {
    const headers = new Headers(options.headers);
    headers.set('dpop', await proofFor(address, options.method ?? 'GET', token));
    if (token !== undefined) headers.set('authorization', `DPoP ${token}`);
    const response = await fetch(address, { ...options, headers });
    const nonce = response.headers.get('dpop-nonce');
    const isNew = nonce !== null && nonce !== nonces.get(address.origin);
    if (isNew) nonces.set(address.origin, nonce);
    return { response, again: isNew && (response.status === 400 || response.status === 401) };
  }

  return async function send(to, options = {}) {
    const address = new URL(to, location.href);
    const first = await once(address, options);
    if (!first.again) return first.response;
    hears.nonce(first.response);
    return (await once(address, options)).response;
  };
}

async function sign(privateKey, header, claims) {
  const segments = [header, claims].map((part) =>
    base64url(new TextEncoder().encode(JSON.stringify(part))),
  );
  const input = segments.join('.');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const bytes = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(input));
  return `${input}.${base64url(new Uint8Array(bytes))}`;
}
