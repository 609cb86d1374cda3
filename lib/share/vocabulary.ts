// What a share keeps as it is: words that specifications and frameworks chose, and that say nothing of
// the people, companies or machines in it. Everything else is replaced, so a word that is missing here
// costs a reader a little, and never gives anything away.

import { IPV4 } from './sorts.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Ordinary words of paths, scopes and roles, in lower case. */
export const WORDS: ReadonlySet<string> = new Set(
  words(`
    a access account accounts acl action actions activate active activity add admin administrator admins
    alerts all alpha analytics and any api apis app apps archive assets async at audit auth authenticate
    authn authorization authorize authorized authorizations authz avatar batch beta bff billing bulk
    callback callbacks cancel cart carts catalog categories category caep certs change channel channels
    charge chat check checkout claims client clients close code collect collection collections comment
    comments common complete config configuration confirm connect consent consumers contact contacts
    content contract contracts count create created credential credentials csrf current customer
    customers dashboard data default delete deliveries delivery deployments details device devices
    discovery document documents domain download draft edit editor email emailaddress end endsession
    entities entity error event events event-type example export external facts favicon features feed
    feedback file files filter find flow folders forgot form free full get graph graphql group groups
    guest health healthz help history home hook hooks html http https ico icons id identities identity
    image images img import in inbox index info init initiate input internal introspect introspection
    invite invitations invoice invoices ip item items jobs js json jwk jwks jwt key keys kids legal level
    link links list live local locale log login logout logs mail main manage manager manifest me media
    member members menu message messages metadata method methods metrics mfa mobile model models modify
    my name new news none notes notification notifications oauth oauth2 object objects of offers
    offline_access oidc on openid openid-configuration openid-connect operation operations operator
    options or order orders organization organizations orgs origin otp output owner page pages par
    params partner passkey password patch path payment payments permissions person persons phone ping
    plan plans png policies policy portal post posts preferences premium preview price prices private
    product products profile profiles project projects protected protocol provider providers proxy
    public publish push put query queue rate read reader readonly realm realms reauth receipts records
    redirect refresh register registration registry remove report reports request requests reset
    resource resources response rest restricted result results return revocation revoke revoked risc
    role roles root rpc rules saml sales scim scope search secevent secret secrets secure security self
    send server service services session sessions session-revoked settings share shares shop sign sign-in
    sign-out sign-up signin signing signout signup silent site sites socket source sources sse sso start
    state static stats status step storage store stores stream streams style sub subject subjects
    submit subscribe subscription subscriptions summary super superuser support svg sync system systems
    tag tags task tasks team teams telemetry template templates tenant tenants test tests text theme
    ticket tickets token tokens tools track trace transaction transactions transfer type types update
    updates upload uploads url user userinfo users v validate value values verify version versions view
    viewer views vc vp warehouse watch web webhook webhooks webauthn well-known widget widgets wishlist
    workspace workspaces write writer ws www xml
    account-management manage-account manage-account-links view-profile uma_authorization uma
    allowed-origins realm-management broker impersonation address
  `),
);

/** Names of claims, header members and parameters beyond the registered ones; lower case. */
export const NAMES: ReadonlySet<string> = new Set(
  words(`
    access_token actor aal aio allowed-origins amr_values api_version app_displayname app_id
    app_metadata appid appidacr assertion audience authorities azpacr cid client client_assertion
    client_assertion_type client_secret code code_challenge code_challenge_method code_verifier
    cognito:groups cognito:username count country created_at custom data department display display_name
    displayname email_address error error_description error_uri event_id expires_in feature_flags
    features federated fields filter firebase first_name formatted from grant_type groups has_groups id
    id_token id_token_hint identities idp idp_access_token idtyp include in_corp ipaddr is_admin
    is_anonymous issued_at issuer items kid lang language last_name limit locality login login_hint mail
    max_age metadata mfa oid offset onprem_sid org org_id org_name org_role org_slug organization
    organization_id origin_jti page page_size payload per_page permissions plan post_logout_redirect_uri
    postal_code prompt pwd_exp pwd_url query q realm realm_access redirect_uri ref refresh_token region
    resource resource_access response response_mode response_type rh role samesite scopes search secret
    select session session_id session_state sessionid sid sign_in_provider size skip sort sortby status
    street_address streamid subject subject_token subject_token_type system tenant tenant_id tid time
    to token token_type token_use trusted-certs type uid uname unique_name updated upn uri url user
    user_id user_metadata user_name userid username users uti ver version verified_email vot wids
    xms_cc xms_ssm xms_tcdt trace x-hasura-allowed-roles x-hasura-default-role x-hasura-user-id
  `),
);

/** Names of fields, in lower case; what is none of them is replaced by a number. */
export const FIELDS: ReadonlySet<string> = new Set(
  words(`
    accept accept-encoding accept-language apikey authentication-info authorization cache-control
    content-disposition content-location content-security-policy content-type cookie cookie2
    cf-access-jwt-assertion cf-authorization dpop dpop-nonce etag forwarded if-match if-none-match link
    location ocp-apim-subscription-key origin oauth-client-attestation oauth-client-attestation-pop
    proxy-authorization private-token prefer referer refresh sec-websocket-protocol
    secure-session-registration secure-session-response sec-secure-session-id server set-cookie token
    traceparent user-agent via www-authenticate x-access-token x-amz-security-token x-amzn-oidc-accesstoken
    x-amzn-oidc-data x-amzn-oidc-identity x-api-key x-api-token x-auth x-auth-request-access-token
    x-auth-token x-authorization x-authorization-token x-correlation-id x-csrf-token x-csrftoken
    x-firebase-appcheck x-forwarded-access-token x-forwarded-authorization x-forwarded-for
    x-goog-iap-jwt-assertion x-id-token x-jwt x-jwt-assertion x-refresh-token x-requested-with
    x-session-id x-session-token x-token x-user-token x-xsrf-token
  `),
);

/** Hosts of specifications, whose URLs are names and lead nowhere private. */
export const STANDARD_HOSTS: ReadonlySet<string> = new Set(
  words(`
    schemas.openid.net openid.net www.w3.org schema.org schemas.xmlsoap.org schemas.microsoft.com
    localhost
  `),
);

export const SCHEMES: ReadonlySet<string> = new Set(
  words('http https ws wss ftp blob data file mailto tel urn about chrome-extension moz-extension'),
);

export const METHODS: ReadonlySet<string> = new Set(
  words('GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH'),
);

/** The browsers' words for what was asked for. */
export const RESOURCES: ReadonlySet<string> = new Set(
  words(`
    main_frame sub_frame stylesheet script image font object xmlhttprequest ping csp_report media
    websocket webtransport webbundle other object_subrequest xslt beacon xml_dtd imageset web_manifest
    speculative json document fetch xhr manifest texttrack eventsource prefetch preflight signedexchange
  `),
);

/** Auth-schemes of the IANA registry "HTTP Authentication Schemes" and those that are just as common. */
export const AUTH_SCHEMES: ReadonlySet<string> = new Set(
  words(`
    basic bearer concealed digest dpop gnap hoba mutual negotiate oauth privatetoken scram-sha-1
    scram-sha-256 vapid jwt token apikey access-token
  `),
);

/** Error codes of RFC 6749 §5.2, RFC 6750 §3.1, RFC 9449 §5 and §8, RFC 9470 §3. */
export const ERRORS: ReadonlySet<string> = new Set(
  words(`
    invalid_request invalid_token insufficient_scope invalid_client invalid_grant unauthorized_client
    unsupported_grant_type invalid_scope access_denied unsupported_response_type server_error
    temporarily_unavailable invalid_dpop_proof use_dpop_nonce insufficient_user_authentication
    login_required interaction_required consent_required invalid_target
  `),
);

/** Values that a specification or a framework lists for a member of this name. */
const KEPT_VALUES: Readonly<Record<string, string>> = {
  typ: `JWT JWE JWS JOSE JOSE+JSON at+jwt dpop+jwt kb+jwt Bearer ID Refresh Offline Logout DPoP
    sd-jwt dc+sd-jwt vc+sd-jwt vc+jwt vp+jwt vc+ld+json example+sd-jwt id_token secevent+jwt logout+jwt
    oauth-authz-req+jwt token-introspection+jwt client-authentication+jwt dbsc+jwt rt+jwt
    openid4vci-proof+jwt oauth-client-attestation+jwt oauth-client-attestation-pop+jwt statuslist+jwt
    entity-statement+jwt trust-mark+jwt trust-mark-delegation+jwt resolve-response+jwt passport
    application/at+jwt application/jwt application/dpop+jwt application/kb+jwt`,
  cty: 'JWT JWE json application/json text/plain jwk+json jwk-set+json vc vp',
  zip: 'DEF',
  kty: 'RSA EC OKP oct AKP',
  crv: 'P-256 P-384 P-521 secp256k1 Ed25519 Ed448 X25519 X448',
  use: 'sig enc',
  key_ops: 'sign verify encrypt decrypt wrapKey unwrapKey deriveKey deriveBits',
  _sd_alg: 'sha-256 sha-384 sha-512',
  crit: 'b64 exp',
  amr: `face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia fed rsa
    ngcmfa wiaormultiauthn password oauth totp email magiclink sso/saml anonymous webauthn`,
  acr: '0 1 2 3 phr phrh urn:mace:incommon:iap:silver urn:mace:incommon:iap:bronze aal1 aal2 aal3',
  aal: 'aal1 aal2 aal3',
  token_use: 'id access refresh',
  token_type: 'Bearer DPoP N_A bearer JWT',
  token_endpoint_auth_method: 'none private_key_jwt client_secret_basic client_secret_post',
  idtyp: 'app user device',
  azpacr: '0 1 2',
  appidacr: '0 1 2',
  ver: '1 1.0 2 2.0 3',
  htm: 'GET HEAD POST PUT DELETE OPTIONS PATCH',
  grant_type: `authorization_code refresh_token client_credentials password
    urn:ietf:params:oauth:grant-type:jwt-bearer urn:ietf:params:oauth:grant-type:token-exchange
    urn:ietf:params:oauth:grant-type:device_code`,
  response_type: 'code token id_token code+id_token none',
  response_mode: 'query fragment form_post jwt web_message',
  prompt: 'none login consent select_account',
  display: 'page popup touch wap',
  code_challenge_method: 'S256 plain',
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  subject_token_type: `urn:ietf:params:oauth:token-type:access_token
    urn:ietf:params:oauth:token-type:id_token urn:ietf:params:oauth:token-type:jwt`,
  role: 'authenticated anon service_role',
  sign_in_provider: 'password anonymous google.com phone custom',
  sort: 'date asc desc name created updated',
  error: [...ERRORS].join(' '),
  format: 'iss_sub email account opaque phone_number did uri aliases jwt_id saml_assertion_id',
};

const KEPT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(KEPT_VALUES).map(([name, values]) => [name, new Set(words(values))]),
);

/** Whether a member of this name has a value that specifications list for it. */
export function isKeptValue(name: string, value: string): boolean {
  return KEPT.get(name)?.has(value) === true;
}

/** All values that are kept for some name. */
export function keptValues(): ReadonlySet<string> {
  return new Set([...KEPT.values()].flatMap((values) => [...values]));
}

/** `v1.10.2` has four. */
const MOST_DIGITS = 4;

const SEPARATOR = /[.:/_\s-]+/;

/**
 * Whether a text is made of ordinary words and of small numbers, as `orders:read`. Many small numbers are
 * the address of a machine, a telephone number or a number that a state gave somebody.
 */
export function isPlainWords(text: string): boolean {
  if (text.length > 80 || text.replace(/\D/g, '').length > MOST_DIGITS || IPV4.test(text))
    return false;
  const lower = text.toLowerCase();
  if (WORDS.has(lower)) return true;
  return lower.split(SEPARATOR).every((part) => part === '' || WORDS.has(part) || isVersion(part));
}

/** `v2`, `2.0` and small numbers, as they stand in paths. */
function isVersion(part: string): boolean {
  return /^v?\d{1,3}$/.test(part);
}
