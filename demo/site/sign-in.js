/**
 * Authorization code flow with PKCE (RFC 7636), written out by hand. Only what must survive the
 * redirect is stored, and only until the way back.
 *
 * `send` is how requests are made: `fetch`, or something that adds a proof to each.
 */

/** The provider's no, as opposed to a provider that cannot be reached. */
export class Refused extends Error {}

/** Leaves for the provider. */
export async function leaveForProvider(config) {
  const { authorization_endpoint: endpoint } = await discover(config);
  const pending = { verifier: randomText(), state: randomText(), nonce: randomText() };
  sessionStorage.setItem(pendingName(config), JSON.stringify(pending));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: config.redirectUri,
    scope: config.scope,
    resource: config.resource,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await sha256(pending.verifier),
    code_challenge_method: 'S256',
    // Someone who signed out here expects to be asked again.
    prompt: 'login',
  });
  location.assign(`${endpoint}?${query}`);
}

/** Back from the provider: what buys the tokens, or an Error whose message can be shown. */
export function takeCode(config, query) {
  const pending = JSON.parse(sessionStorage.getItem(pendingName(config)) ?? 'null');
  sessionStorage.removeItem(pendingName(config));
  if (query.has('error')) throw new Error(query.get('error_description') ?? query.get('error'));
  if (pending === null) throw new Error('No sign-in was under way in this tab.');
  if (query.get('state') !== pending.state)
    throw new Error('The answer belongs to another sign-in.');
  // RFC 9207: the answer must come from the provider that was asked.
  if (query.get('iss') !== config.issuer) throw new Error('The answer comes from someone else.');
  return { code: query.get('code') ?? '', verifier: pending.verifier, nonce: pending.nonce };
}

/** Back from the provider: the tokens, or an Error whose message can be shown. */
export async function takeTokens(config, query, send = fetch) {
  const { code, verifier, nonce } = takeCode(config, query);
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: config.redirectUri,
    code_verifier: verifier,
  };
  const tokens = await askForTokens(config, parameters, send);
  if (claimsOf(tokens.id).nonce !== nonce) throw new Error('The ID token has a foreign nonce.');
  return tokens;
}

/** A new access token, and a new refresh token in place of the spent one. */
export function refreshTokens(config, refreshToken, send = fetch) {
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return askForTokens(config, parameters, send);
}

/** Tells the provider to forget the refresh token. */
export async function revoke(config, refreshToken) {
  const { revocation_endpoint: endpoint } = await discover(config);
  const body = new URLSearchParams({ token: refreshToken, client_id: config.clientId });
  await fetch(endpoint, { method: 'POST', body });
}

async function askForTokens(config, parameters, send) {
  const { token_endpoint: endpoint } = await discover(config);
  const { clientId, resource } = config;
  const body = new URLSearchParams({ ...parameters, client_id: clientId, resource });
  const response = await send(endpoint, { method: 'POST', body });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.error_description ?? answer.error);
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    id: answer.id_token,
    type: answer.token_type,
    scope: answer.scope,
    lifetimeSeconds: answer.expires_in,
    receivedAt: Date.now(),
  };
}

const discovered = new Map();

/** The provider's addresses (OpenID Connect Discovery), asked for once. */
export function discover({ issuer }) {
  if (!discovered.has(issuer)) {
    const address = `${issuer}/.well-known/openid-configuration`;
    discovered.set(
      issuer,
      fetch(address).then((response) => response.json()),
    );
  }
  return discovered.get(issuer);
}

function pendingName({ clientId }) {
  return `${clientId}.sign-in`;
}

/** The claims of a JWT, unverified: whoever the token is for verifies it. */
export function claimsOf(token) {
  const base64 = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

export function randomText() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a text, in base64url. */
export async function sha256(text) {
  return base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
}

export function base64url(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
