// The evidence for a token's kind, as data: each row is one piece of it, with its source. Rows stand
// from the strongest to the weakest.

/** What a token is for. */
export type Kind =
  | 'access'
  | 'id'
  | 'refresh'
  | 'session'
  | 'dpop-proof'
  | 'client-assertion'
  | 'client-attestation'
  | 'request-object'
  | 'logout'
  | 'security-event'
  | 'introspection'
  | 'dbsc'
  | 'credential'
  | 'presentation'
  | 'key-binding'
  | 'key-proof'
  | 'federation'
  | 'status-list'
  | 'cf-access'
  | 'alb'
  | 'iap'
  | 'unknown';

export type KnownKind = Exclude<Kind, 'unknown'>;

/**
 * Values of `typ`, in lower case and without `application/` (RFC 7515 §4.1.9), each behind its source. A
 * type was chosen so that one kind cannot be mistaken for another (RFC 8725 §3.11): it decides alone.
 */
export const TYPES: ReadonlyMap<string, KnownKind> = new Map([
  // RFC 9068 §2.1.
  ['at+jwt', 'access'],
  // RFC 9449 §4.2.
  ['dpop+jwt', 'dpop-proof'],
  // RFC 9101 §4.
  ['oauth-authz-req+jwt', 'request-object'],
  // OpenID Connect Back-Channel Logout 1.0 §2.4.
  ['logout+jwt', 'logout'],
  // RFC 8417 §2.3.
  ['secevent+jwt', 'security-event'],
  // RFC 9701 §5.
  ['token-introspection+jwt', 'introspection'],
  // rfc7523bis §4.
  ['client-authentication+jwt', 'client-assertion'],
  // W3C Device Bound Session Credentials.
  ['dbsc+jwt', 'dbsc'],
  // RFC 9901 §4.3.
  ['kb+jwt', 'key-binding'],
  // SD-JWT VC.
  ['dc+sd-jwt', 'credential'],
  // SD-JWT VC, in its drafts until late 2024.
  ['vc+sd-jwt', 'credential'],
  // W3C VC-JOSE-COSE.
  ['vc+jwt', 'credential'],
  ['vp+jwt', 'presentation'],
  // OpenID4VCI.
  ['openid4vci-proof+jwt', 'key-proof'],
  // OAuth attestation.
  ['oauth-client-attestation+jwt', 'client-attestation'],
  ['oauth-client-attestation-pop+jwt', 'client-attestation'],
  // Token Status List.
  ['statuslist+jwt', 'status-list'],
  // OpenID Federation 1.0 §3.
  ['entity-statement+jwt', 'federation'],
  // OpenID Federation 1.0 §7.
  ['trust-mark+jwt', 'federation'],
  ['trust-mark-delegation+jwt', 'federation'],
  // OpenID Federation 1.0 §8.3.
  ['resolve-response+jwt', 'federation'],
]);

/** Types that do not say what a token is for (RFC 7519 §5.1). */
export const GENERAL_TYPES: readonly string[] = ['', 'jwt', 'jws', 'jwe', 'jose', 'jose+json'];

/** One piece of evidence. */
export type Evidence = { readonly kind: KnownKind } & (
  | { readonly claim: string }
  /** The claim is a string, and one of these. */
  | { readonly claim: string; readonly is: readonly string[] }
  /** The claim is a string that begins or ends like this. */
  | { readonly claim: string; readonly like: RegExp }
  /** The claim is an object with this member. */
  | { readonly claim: string; readonly holds: string }
  /** Both claims are there, and the same string. */
  | { readonly claim: string; readonly same: string }
  | { readonly header: string; readonly like: RegExp }
  /** The name of a field, cookie, parameter or JSON member that carried it. */
  | { readonly name: RegExp }
  /** Sent in the request field Authorization (RFC 6750 §2.1): something opens its door to it. */
  | { readonly sent: 'credential' }
  | { readonly kept: 'cookie' }
  | { readonly form: 'sd-jwt' }
);

/** A name, also as the last part of a longer one: `app.id_token`, `X-Access-Token`, `idToken`. */
const named = (words: string): RegExp => new RegExp(`(?:^|[^a-z])${words}$`, 'i');

export const EVIDENCE: readonly Evidence[] = [
  // Who made it, where that is written in it.
  { kind: 'cf-access', claim: 'iss', like: /^https:\/\/[\w-]+\.cloudflareaccess\.com\/?$/ },
  { kind: 'iap', claim: 'iss', is: ['https://cloud.google.com/iap'] },
  { kind: 'alb', header: 'signer', like: /^arn:aws[\w-]*:elasticloadbalancing(?:$|:)/ },
  // Claims that only one kind has: RFC 9701 §5, RFC 9449 §4.2, OpenID Connect Back-Channel Logout §2.4,
  // RFC 8417 §2.2, SD-JWT VC, W3C Verifiable Credentials Data Model 1.1 §6.3.1.
  { kind: 'introspection', claim: 'token_introspection' },
  { kind: 'dpop-proof', claim: 'htm' },
  { kind: 'dpop-proof', claim: 'htu' },
  {
    kind: 'logout',
    claim: 'events',
    holds: 'http://schemas.openid.net/event/backchannel-logout',
  },
  { kind: 'security-event', claim: 'events' },
  { kind: 'credential', claim: 'vct' },
  { kind: 'credential', claim: 'vc' },
  { kind: 'presentation', claim: 'vp' },
  // A request object without a type of its own (RFC 9101 §4) has the `nonce` of an ID token and the
  // `scope` of an access token, and is neither.
  { kind: 'request-object', claim: 'response_type' },
  // Keycloak and Cognito name the kind in a claim.
  { kind: 'id', claim: 'typ', is: ['ID'] },
  { kind: 'refresh', claim: 'typ', is: ['Refresh', 'Offline'] },
  { kind: 'access', claim: 'typ', is: ['Bearer'] },
  { kind: 'logout', claim: 'typ', is: ['Logout'] },
  { kind: 'id', claim: 'token_use', is: ['id'] },
  { kind: 'access', claim: 'token_use', is: ['access'] },
  { kind: 'refresh', claim: 'token_use', is: ['refresh'] },
  // OpenID Connect Core 1.0 §2 and §3.3.2.11; `s_hash` is FAPI 1.0 Advanced's.
  { kind: 'id', claim: 'at_hash' },
  { kind: 'id', claim: 'c_hash' },
  { kind: 'id', claim: 's_hash' },
  { kind: 'id', claim: 'nonce' },
  // Firebase gives out nothing else.
  { kind: 'id', claim: 'firebase' },
  // The name under which it travelled: RFC 6749 §4.2.2 and §5.1, OpenID Connect Core §3.1.2.1 and
  // §3.1.3.3, RFC 7523 §2.2, RFC 9101 §5, Back-Channel Logout §2.5, OpenID4VP.
  { kind: 'id', name: named('id[_-]?token(?:[_-]?hint)?') },
  { kind: 'refresh', name: named('refresh[_-]?token') },
  { kind: 'access', name: named('access[_-]?token') },
  { kind: 'client-assertion', name: named('client_assertion') },
  { kind: 'request-object', name: /^request$/ },
  { kind: 'logout', name: named('logout_token') },
  { kind: 'presentation', name: named('vp_token') },
  { kind: 'dpop-proof', name: /^dpop$/i },
  { kind: 'dbsc', name: /^sec(?:ure)?-session-response$/i },
  { kind: 'cf-access', name: /^cf-access-jwt-assertion$|^cf_authorization$/i },
  { kind: 'alb', name: /^x-amzn-oidc-data$/i },
  { kind: 'iap', name: /^x-goog-iap-jwt-assertion$/i },
  // RFC 8693 §4.2 and the common `scp`: granted scopes are what an access token is about.
  { kind: 'access', claim: 'scope' },
  { kind: 'access', claim: 'scp' },
  // OpenID Connect Core §2: an ID token is meant for the client. An API is another audience.
  { kind: 'id', claim: 'aud', same: 'azp' },
  { kind: 'id', claim: 'email_verified' },
  { kind: 'id', claim: 'iss', is: ['https://accounts.google.com', 'https://appleid.apple.com'] },
  { kind: 'credential', form: 'sd-jwt' },
  { kind: 'access', sent: 'credential' },
  // RFC 7523 §3: a client that vouches for itself is issuer and subject.
  { kind: 'client-assertion', claim: 'iss', same: 'sub' },
  { kind: 'session', kept: 'cookie' },
];
