// What names suggest. A name only counts when the value itself said nothing, and only for a value
// that could be what the name promises. Case does not matter, and `*` stands for any characters.
// `__Host-` and `__Secure-` (RFC 6265bis §4.1.3) are left out. What people call the families stands in labels.ts.
import { isCredentialLike } from './credential-like.ts';
import type { Recognition, Sort } from './recognition.ts';

export interface NamedFamily extends Sort, Pick<Recognition, 'encrypted'> {
  readonly names: readonly string[];
  /** Whether a value may be what the name promises. */
  readonly fits: (value: string) => boolean;
  /** True when such a cookie usually carries a JWT, so that its absence is worth a word. */
  readonly usuallyJwt: boolean;
  /**
   * True for a name that says what it holds wherever it stands, as a specification gave it: in bodies,
   * in URLs and in storage, where others stand for anything.
   */
  readonly anywhere: boolean;
}

type Row = readonly [family: string, ...names: string[]];

const SESSIONS: readonly Row[] = [
  ['php', 'PHPSESSID'],
  ['java', 'JSESSIONID', 'JSESSIONIDSSO'],
  ['aspnet', 'ASP.NET_SessionId'],
  ['asp', 'ASPSESSION*'],
  ['express-session', 'connect.sid'],
  ['sails', 'sails.sid'],
  ['django', 'sessionid'],
  ['laravel-session', 'laravel_session', 'laravel-session'],
  ['october', 'october_session'],
  ['codeigniter', 'ci_session'],
  ['gitlab-session', '_gitlab_session'],
  ['mastodon', '_mastodon_session'],
  ['play', 'PLAY_SESSION'],
  ['adonis', 'adonis-session'],
  ['kohana', 'kohanasession'],
  ['craft', 'craftsessionid'],
  ['moodle', 'moodlesession*'],
  ['opencart', 'OCSESSID'],
  ['simplesaml', 'SimpleSAMLSessionID', 'SimpleSAML'],
  ['f5-apm', 'MRHSession', 'LastMRH_Session'],
  ['salesforce-commerce', 'dwsid'],
  ['xenforo', 'xf_session'],
  ['cpanel', 'cpsession'],
  ['forgerock', 'iPlanetDirectoryPro'],
  ['ivanti', 'DSID'],
  ['authjs', 'authjs.session-token', 'next-auth.session-token'],
  ['better-auth', '*.session_token'],
  ['tornado', 'tornado_session'],
  ['rails', '_session_id', '_*_session'],
  ['session', 'sid', '*.sid', 'sess', 'session', 'session_id', 'session-id', 'sessid'],
];

/** Opaque to the browser, but sealed rather than looked up. */
const SEALED: readonly Row[] = [
  ['ltpa', 'LtpaToken', 'LtpaToken2'],
  ['siteminder', 'SMSESSION'],
  ['entra', 'ESTSAUTH*'],
];

const USUALLY_JWT: readonly Row[] = [
  ['clerk', '__session', '__session_*', '__client'],
  ['clerk', '__clerk_db_jwt', '__clerk_handshake'],
  ['cognito', 'CognitoIdentityServiceProvider.*Token'],
  ['cloudflare-access', 'CF_Authorization', 'Cf-Access-Jwt-Assertion'],
  ['aws-alb-oidc', 'x-amzn-oidc-data', 'x-amzn-oidc-accesstoken'],
  ['gcp-iap', 'x-goog-iap-jwt-assertion'],
  ['keycloak', 'KEYCLOAK_IDENTITY', 'AUTH_SESSION_ID'],
];

/** RFC 6749 §5.1 and §6, RFC 7592 §2 for the token that manages a registration. */
const ISSUED: readonly Row[] = [
  ['opaque-refresh', 'refresh_token', 'refreshToken', '*.refresh_token'],
  ['opaque-access', 'access_token', 'accessToken', '*.access_token'],
  ['opaque-access', 'registration_access_token'],
];

/** RFC 6749 §2.3.1: what a client must keep to itself, which no page can. */
const CLIENT_SECRETS: readonly Row[] = [['client-secret', 'client_secret', 'clientSecret']];

const BEARERS: readonly Row[] = [
  ['opaque-access', 'Authorization', 'X-Auth-Token', 'bearer'],
  ['opaque-access', 'auth_token', 'authToken'],
  ['api-key', 'api_key', 'apikey', 'X-Api-Key'],
];

const CSRF_NAMES: readonly Row[] = [
  ['csrf', 'csrftoken', '_csrf', 'csrf', 'csrf_token', 'XSRF-TOKEN'],
  ['csrf', '*.csrf-token', '.AspNetCore.Antiforgery.*', 'X-CSRF-Token'],
  ['csrf', '__RequestVerificationToken*', 'X-CSRFToken', 'X-XSRF-TOKEN'],
];

const BALANCERS: readonly Row[] = [
  ['aws-alb', 'AWSALB', 'AWSALBCORS', 'AWSALBTG*', 'AWSALBAPP*'],
  ['aws-elb', 'AWSELB', 'AWSELBCORS'],
  ['azure-arr', 'ARRAffinity*'],
  ['azure-slb', 'ASLBSA*'],
  ['f5-big-ip', 'BIGipServer*'],
  ['netscaler', 'NSC_*'],
  ['haproxy', 'SERVERID'],
  ['nginx-ingress', 'INGRESSCOOKIE'],
  ['gcp-lb', 'GCLB'],
];

const BOT_CHECKS: readonly Row[] = [
  ['f5-asm', 'TS01*'],
  ['cloudflare', '__cf_bm', 'cf_clearance'],
  ['imperva', 'visid_incap_*', 'incap_ses_*', 'nlbi_*'],
  ['akamai', '_abck', 'bm_sz', 'bm_sv', 'ak_bmsc'],
];

const ANY = (): boolean => true;

type Common = Omit<NamedFamily, 'family' | 'names'>;

function rows(table: readonly Row[], common: Partial<Common>): readonly NamedFamily[] {
  return table.map(([family, ...names]) => ({
    form: 'reference',
    role: 'session',
    explanation: 'pointer',
    encrypted: false,
    fits: isCredentialLike,
    usuallyJwt: false,
    anywhere: false,
    ...common,
    family,
    names,
  }));
}

/** Names with values of their own shape, which the guard for random values would refuse. */
const SPECIAL: readonly NamedFamily[] = [
  ...rows([['coldfusion', 'CFTOKEN']], {
    fits: (value) => /^\d{8}$/.test(value) || isCredentialLike(value),
  }),
  ...rows([['coldfusion', 'CFID']], {
    fits: (value) => /^\d{1,12}$/.test(value) || isCredentialLike(value),
    explanation: 'half-pointer',
  }),
  ...rows([['nginx-ingress', 'route']], {
    role: 'stickiness',
    explanation: 'sticky',
    fits: (value) => /^(?:[\d.]+\|)?[\da-f]{32,40}$/.test(value),
  }),
  ...rows([['oauth-state', 'oauth_state', '*.state', '*.pkce*']], {
    role: 'csrf',
    explanation: 'sign-in-step',
  }),
];

/** Every family that is known by name, in order: the first whose name matches counts. */
export const NAMED_FAMILIES: readonly NamedFamily[] = [
  ...SPECIAL,
  ...rows(BALANCERS, { role: 'stickiness', explanation: 'sticky', fits: ANY }),
  ...rows(BOT_CHECKS, { role: 'bot-check', explanation: 'bot-check', fits: ANY }),
  ...rows(CSRF_NAMES, { role: 'csrf', explanation: 'csrf' }),
  ...rows(USUALLY_JWT, { usuallyJwt: true }),
  ...rows(SEALED, { explanation: 'sealed-pointer', encrypted: true }),
  ...rows(ISSUED, { role: 'bearer', explanation: 'opaque-bearer', anywhere: true }),
  ...rows(CLIENT_SECRETS, { role: 'bearer', explanation: 'client-secret', anywhere: true }),
  ...rows(BEARERS, { role: 'bearer', explanation: 'opaque-bearer' }),
  ...rows(SESSIONS, {}),
];
