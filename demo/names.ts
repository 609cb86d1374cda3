/** Names both sites of the demonstration agree on, as the two teams behind real sites would. */

/** The single-page shop, registered at the provider as a public client. */
export const CLIENT_ID = 'shop-spa';

/** The trade counter: a page whose tokens are bound to a key of its own (RFC 9449). */
export const TRADE_CLIENT_ID = 'trade-spa';

/** The courier desk: a page whose tokens are held by its service worker. */
export const COURIER_CLIENT_ID = 'courier-spa';

/** The old counter: a page as they were made about 2012, with the implicit flow. */
export const OLD_CLIENT_ID = 'old-counter';

/** The reading room: a web application with a server of its own, and so with a secret. */
export const READING_CLIENT_ID = 'reading-room';

/** The shop's API as a resource (RFC 8707): the audience of every access token. */
export const API_RESOURCE = 'https://api.shop.example';

/** What a page may ask of the API. */
export const API_SCOPES = ['orders:read', 'prices:read'] as const;

/** What a page may learn about the person. */
export const OPENID_SCOPES = ['openid', 'profile', 'email'] as const;

/** ID tokens and access tokens are signed with different algorithms, so that a viewer sees both. */
export const ID_TOKEN_ALG = 'RS256';
export const ACCESS_TOKEN_ALG = 'ES256';

/** What proofs of possession may be signed with. */
export const PROOF_ALG = 'ES256';
