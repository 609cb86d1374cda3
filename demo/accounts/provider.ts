import { randomBytes } from 'node:crypto';
import {
  type AccessToken,
  type Client,
  type Context,
  errors,
  type Grant,
  Provider,
} from 'oidc-provider';
import {
  ACCESS_TOKEN_ALG,
  API_RESOURCE,
  API_SCOPES,
  OLD_CLIENT_ID,
  OPENID_SCOPES,
  PROOF_ALG,
} from '../names.ts';
import { ADA } from './account.ts';
import { allowImplicitOnLoopback, clients } from './clients.ts';
import type { SigningKeys } from './keys.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { problemPage } from './pages.ts';

export interface ProviderSetup {
  /** The issuer: origin of the accounts site. */
  readonly accountsUrl: string;
  /** Origin of the shop, where all clients live. */
  readonly shopUrl: string;
  /** What the reading room's server proves itself with. */
  readonly readingRoomSecret: string;
  /** Lifetime of an access token in seconds. */
  readonly accessTokenSeconds: number;
  readonly keys: SigningKeys;
}

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** The real OpenID provider of the demonstration, all state in memory. */
export function createProvider(setup: ProviderSetup): Provider {
  const rawAccessTokens = new WeakMap<AccessToken, string>();
  const provider = new Provider(setup.accountsUrl, {
    adapter: memoryAdapter(),
    jwks: setup.keys.privateJwks,
    clients: clients(setup),
    enabledJWA: { dPoPSigningAlgValues: [PROOF_ALG] },
    clientBasedCORS: (_ctx: Context, origin: string) => origin === setup.shopUrl,
    // An expired token is expired: the demonstration is about that moment.
    clockTolerance: 0,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: {
      openid: ['sub', 'at_hash'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name'],
    },
    scopes: OPENID_SCOPES,
    responseTypes: ['code', 'id_token token'],
    features: features(),
    findAccount: (ctx: Context, id: string) => findAccount(ctx, id, rawAccessTokens),
    // RFC 9068 §2.2.2: an access token may say whom it is about in the words of OpenID.
    extraTokenClaims: () => ({ email: ADA.email }),
    interactions: {
      url: (_ctx: Context, interaction: { readonly uid: string }) =>
        `/interaction/${interaction.uid}`,
    },
    // First-party client: what it asks for is granted, so there is no consent page.
    loadExistingGrant: grantToTheShop,
    issueRefreshToken: (_ctx: Context, client: Client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    renderError: (ctx: Context, out: Readonly<Record<string, unknown>>) => {
      ctx.type = 'html';
      ctx.body = problemPage(describe(out), setup.shopUrl);
    },
    ttl: {
      // What cannot be refreshed was made to live long: one more fault of the old way.
      AccessToken: (_ctx: Context, _token: AccessToken, client: Client) =>
        client.clientId === OLD_CLIENT_ID ? HOUR : setup.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: HOUR,
      RefreshToken: DAY,
      Interaction: HOUR,
      Session: DAY,
      Grant: DAY,
    },
  });
  allowImplicitOnLoopback(provider);
  rememberRawValues(provider, rawAccessTokens);
  provider.on('server_error', (_ctx, error) => console.error('The provider failed:', error));
  return provider;
}

function features(): object {
  return {
    devInteractions: { enabled: false },
    // RFC 9449 §8: no token without a nonce of ours in the proof.
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    // Without a userinfo endpoint the ID token itself carries the name and the address.
    userinfo: { enabled: false },
    revocation: { enabled: true, allowedPolicy: () => true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_ctx: Context, resource: string) => {
        if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
        return {
          scope: API_SCOPES.join(' '),
          audience: API_RESOURCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ACCESS_TOKEN_ALG } },
        };
      },
    },
  };
}

function findAccount(ctx: Context, id: string, rawAccessTokens: WeakMap<AccessToken, string>) {
  if (id !== ADA.sub) return undefined;
  return {
    accountId: id,
    claims: (use: string) => {
      const issued = ctx.oidc.entities.AccessToken;
      const raw = issued === undefined ? undefined : rawAccessTokens.get(issued);
      // The provider hashes an `at_hash` that it finds among the claims; see rememberRawValues.
      return use === 'id_token' && raw !== undefined ? { ...ADA, at_hash: raw } : { ...ADA };
    },
  };
}

/**
 * OpenID Connect Core §3.1.3.6 lets the token endpoint bind the ID token to the access token with
 * `at_hash`; this provider does so only for tokens handed out by redirect. So that the ID token
 * carries the binding, the text of each access token is kept until the ID token is made.
 */
function rememberRawValues(provider: Provider, values: WeakMap<AccessToken, string>): void {
  const prototype = provider.AccessToken.prototype;
  const save = prototype.save;
  prototype.save = async function remember(this: AccessToken, ...args: unknown[]) {
    const value = await save.apply(this, args);
    values.set(this, value);
    return value;
  };
}

async function grantToTheShop(ctx: Context): Promise<Grant> {
  const { client, provider, session } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing !== undefined) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(OPENID_SCOPES.join(' '));
  grant.addResourceScope(API_RESOURCE, API_SCOPES.join(' '));
  await grant.save();
  return grant;
}

function describe(out: Readonly<Record<string, unknown>>): string {
  return [out['error'], out['error_description']]
    .filter((part) => typeof part === 'string')
    .join(': ');
}
