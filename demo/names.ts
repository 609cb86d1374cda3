/** Names both sites of the demonstration agree on, as the two teams behind real sites would. */

/** The single-page shop, registered at the provider as a public client. */
export const CLIENT_ID = 'shop-spa';

/** The shop's API as a resource (RFC 8707): the audience of every access token. */
export const API_RESOURCE = 'https://api.shop.example';

/** What the page may ask of the API. */
export const API_SCOPES = ['orders:read', 'prices:read'] as const;

/** What the page may learn about the person. */
export const OPENID_SCOPES = ['openid', 'profile', 'email'] as const;

/** ID tokens and access tokens are signed with different algorithms, so that a viewer sees both. */
export const ID_TOKEN_ALG = 'RS256';
export const ACCESS_TOKEN_ALG = 'ES256';
