/**
 * Authorization code flow with PKCE (RFC 7636), written out by hand. Only what must survive the
 * redirect is stored, and only until the way back; tokens never are.
 */

const PENDING = 'shop.sign-in';

/** The provider's no, as opposed to a provider that cannot be reached. */
export class Refused extends Error {}

/** Leaves for the provider. */
export async function leaveForProvider(config) {
  const { authorization_endpoint: endpoint } = await discover(config);
  const pending = { verifier: randomText(), state: randomText(), nonce: randomText() };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
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

/** Back from the provider: the tokens, or an Error whose message can be shown. */
export async function takeTokens(config, query) {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
  sessionStorage.removeItem(PENDING);
  if (query.has('error')) throw new Error(query.get('error_description') ?? query.get('error'));
  if (pending === null) throw new Error('No sign-in was under way in this tab.');
  if (query.get('state') !== pending.state)
    throw new Error('The answer belongs to another sign-in.');
  // RFC 9207: the answer must come from the provider that was asked.
  if (query.get('iss') !== config.issuer) throw new Error('The answer comes from someone else.');
  const tokens = await askForTokens(config, {
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: config.redirectUri,
    code_verifier: pending.verifier,
  });
  if (claimsOf(tokens.id).nonce !== pending.nonce)
    throw new Error('The ID token has a foreign nonce.');
  return tokens;
}

/** A new access token, and a new refresh token in place of the spent one. */
export function refreshTokens(config, refreshToken) {
  return askForTokens(config, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Tells the provider to forget the refresh token. */
export async function revoke(config, refreshToken) {
  const { revocation_endpoint: endpoint } = await discover(config);
  const body = new URLSearchParams({ token: refreshToken, client_id: config.clientId });
  await fetch(endpoint, { method: 'POST', body });
}

async function askForTokens(config, parameters) {
  const { token_endpoint: endpoint } = await discover(config);
  const { clientId, resource } = config;
  const body = new URLSearchParams({ ...parameters, client_id: clientId, resource });
  const response = await fetch(endpoint, { method: 'POST', body });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.error_description ?? answer.error);
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    id: answer.id_token,
    lifetimeSeconds: answer.expires_in,
    receivedAt: Date.now(),
  };
}

let discovered;

function discover(config) {
  discovered ??= fetch(`${config.issuer}/.well-known/openid-configuration`).then((r) => r.json());
  return discovered;
}

function claimsOf(token) {
  const base64 = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function randomText() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function sha256(text) {
  return base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
}

function base64url(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
