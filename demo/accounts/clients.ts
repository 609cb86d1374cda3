import type { Provider } from 'oidc-provider';
import {
  CLIENT_ID,
  COURIER_CLIENT_ID,
  ID_TOKEN_ALG,
  OLD_CLIENT_ID,
  READING_CLIENT_ID,
  TRADE_CLIENT_ID,
} from '../names.ts';

export interface ClientSetup {
  /** Origin of the shop, where all of them live. */
  readonly shopUrl: string;
  /** What the reading room's server proves itself with. */
  readonly readingRoomSecret: string;
}

/** Everyone who may send people here, as OpenID client metadata. */
export function clients({ shopUrl, readingRoomSecret }: ClientSetup): readonly object[] {
  const common = {
    client_name: 'Lovelace & Co',
    application_type: 'web',
    id_token_signed_response_alg: ID_TOKEN_ALG,
  };
  const page = {
    ...common,
    // A page can keep no secret, so PKCE (RFC 7636) takes the secret's place.
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  };
  return [
    { ...page, client_id: CLIENT_ID, redirect_uris: [`${shopUrl}/callback`] },
    {
      ...page,
      client_id: TRADE_CLIENT_ID,
      redirect_uris: [`${shopUrl}/trade`],
      // RFC 9449 §5.2: no token for this client without a proof.
      dpop_bound_access_tokens: true,
    },
    { ...page, client_id: COURIER_CLIENT_ID, redirect_uris: [`${shopUrl}/courier`] },
    {
      ...common,
      client_id: OLD_CLIENT_ID,
      redirect_uris: [`${shopUrl}/old-counter`],
      token_endpoint_auth_method: 'none',
      grant_types: ['implicit'],
      response_types: ['id_token token'],
    },
    {
      ...common,
      client_id: READING_CLIENT_ID,
      client_secret: readingRoomSecret,
      redirect_uris: [`${shopUrl}/reading-room/callback`],
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ];
}

/**
 * The provider allows the implicit flow with https alone. Everything here is loopback, which no one
 * else can listen to, so that one objection is passed over; the library names it for this purpose.
 */
export function allowImplicitOnLoopback(provider: Provider): void {
  const schema = provider.Client.Schema.prototype;
  const invalidate = schema.invalidate;
  schema.invalidate = function pass(message, code) {
    if (code !== 'implicit-force-https') invalidate.call(this, message, code);
  };
}
