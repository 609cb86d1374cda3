import {
  API_RESOURCE,
  API_SCOPES,
  CLIENT_ID,
  COURIER_CLIENT_ID,
  OLD_CLIENT_ID,
  OPENID_SCOPES,
  TRADE_CLIENT_ID,
} from '../names.ts';

/** What a page must know to send someone to the provider. */
export interface ClientConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly resource: string;
  readonly scope: string;
}

/** Pages by their address, each with its name at the provider and where it wants people back. */
const CLIENTS: Readonly<Record<string, { readonly clientId: string; readonly back: string }>> = {
  '': { clientId: CLIENT_ID, back: '/callback' },
  '/trade': { clientId: TRADE_CLIENT_ID, back: '/trade' },
  '/courier': { clientId: COURIER_CLIENT_ID, back: '/courier' },
  '/old-counter': { clientId: OLD_CLIENT_ID, back: '/old-counter' },
};

export function clientConfig(
  { shopUrl, accountsUrl }: { readonly shopUrl: string; readonly accountsUrl: string },
  path: string,
): ClientConfig | undefined {
  const client = Object.hasOwn(CLIENTS, path) ? CLIENTS[path] : undefined;
  if (client === undefined) return undefined;
  return {
    issuer: accountsUrl,
    clientId: client.clientId,
    redirectUri: shopUrl + client.back,
    resource: API_RESOURCE,
    scope: [...OPENID_SCOPES, ...API_SCOPES].join(' '),
  };
}
