// What names suggest. A name only counts when the value itself said nothing, and only for a value
// that could be what the name promises. Case does not matter, and `*` stands for any characters.
// `__Host-` and `__Secure-` (RFC 6265bis §4.1.3) are left out.
import { isCredentialLike } from './credential-like.ts';
import type { Description, Recognition } from './recognition.ts';

export interface NamedFamily extends Description, Pick<Recognition, 'encrypted'> {
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

type Row = readonly [family: string, label: string, ...names: string[]];

const SESSIONS: readonly Row[] = [
  ['php', 'PHP session', 'PHPSESSID'],
  ['java', 'Java servlet session', 'JSESSIONID', 'JSESSIONIDSSO'],
  ['aspnet', 'ASP.NET session', 'ASP.NET_SessionId'],
  ['asp', 'Classic ASP session', 'ASPSESSION*'],
  ['express-session', 'Express session (connect.sid)', 'connect.sid'],
  ['sails', 'Sails session', 'sails.sid'],
  ['django', 'Django session', 'sessionid'],
  ['laravel-session', 'Laravel session', 'laravel_session', 'laravel-session'],
  ['october', 'October CMS session', 'october_session'],
  ['codeigniter', 'CodeIgniter session', 'ci_session'],
  ['gitlab-session', 'GitLab session', '_gitlab_session'],
  ['mastodon', 'Mastodon session', '_mastodon_session'],
  ['play', 'Play session', 'PLAY_SESSION'],
  ['adonis', 'AdonisJS session', 'adonis-session'],
  ['kohana', 'Kohana session', 'kohanasession'],
  ['craft', 'Craft CMS session', 'craftsessionid'],
  ['moodle', 'Moodle session', 'moodlesession*'],
  ['opencart', 'OpenCart session', 'OCSESSID'],
  ['simplesaml', 'SimpleSAMLphp session', 'SimpleSAMLSessionID', 'SimpleSAML'],
  ['f5-apm', 'F5 Access Policy Manager session', 'MRHSession', 'LastMRH_Session'],
  ['salesforce-commerce', 'Salesforce Commerce Cloud session', 'dwsid'],
  ['xenforo', 'XenForo session', 'xf_session'],
  ['cpanel', 'cPanel session', 'cpsession'],
  ['forgerock', 'OpenAM or ForgeRock session', 'iPlanetDirectoryPro'],
  ['ivanti', 'Ivanti or Pulse Secure session', 'DSID'],
  ['authjs', 'Auth.js or NextAuth session', 'authjs.session-token', 'next-auth.session-token'],
  ['better-auth', 'better-auth session', '*.session_token'],
  ['tornado', 'Tornado session', 'tornado_session'],
  ['rails', 'Rails session', '_session_id', '_*_session'],
  [
    'session',
    'Session id',
    'sid',
    '*.sid',
    'sess',
    'session',
    'session_id',
    'session-id',
    'sessid',
  ],
];

/** Opaque to the browser, but sealed rather than looked up. */
const SEALED: readonly Row[] = [
  ['ltpa', 'IBM WebSphere (LTPA)', 'LtpaToken', 'LtpaToken2'],
  ['siteminder', 'SiteMinder session', 'SMSESSION'],
  ['entra', 'Microsoft Entra session', 'ESTSAUTH*'],
];

const USUALLY_JWT: readonly Row[] = [
  ['clerk', 'Clerk, Firebase or Auth0 session', '__session', '__session_*', '__client'],
  ['clerk', 'Clerk development browser', '__clerk_db_jwt', '__clerk_handshake'],
  ['cognito', 'Amazon Cognito token', 'CognitoIdentityServiceProvider.*Token'],
  ['cloudflare-access', 'Cloudflare Access', 'CF_Authorization', 'Cf-Access-Jwt-Assertion'],
  ['aws-alb-oidc', 'AWS load balancer sign-in', 'x-amzn-oidc-data', 'x-amzn-oidc-accesstoken'],
  ['gcp-iap', 'Google Identity-Aware Proxy', 'x-goog-iap-jwt-assertion'],
  ['keycloak', 'Keycloak session', 'KEYCLOAK_IDENTITY', 'AUTH_SESSION_ID'],
];

/** RFC 6749 §5.1 and §6, RFC 7592 §2 for the token that manages a registration. */
const ISSUED: readonly Row[] = [
  ['opaque-refresh', 'Opaque refresh token', 'refresh_token', 'refreshToken', '*.refresh_token'],
  ['opaque-access', 'Opaque access token', 'access_token', 'accessToken', '*.access_token'],
  ['opaque-access', 'Opaque access token', 'registration_access_token'],
];

/** RFC 6749 §2.3.1: what a client must keep to itself, which no page can. */
const CLIENT_SECRETS: readonly Row[] = [
  ['client-secret', 'OAuth client secret', 'client_secret', 'clientSecret'],
];

const BEARERS: readonly Row[] = [
  ['opaque-access', 'Opaque access token', 'Authorization', 'X-Auth-Token', 'bearer'],
  ['opaque-access', 'Opaque access token', 'auth_token', 'authToken'],
  ['api-key', 'API key', 'api_key', 'apikey', 'X-Api-Key'],
];

const CSRF_NAMES: readonly Row[] = [
  ['csrf', 'Anti-forgery token', 'csrftoken', '_csrf', 'csrf', 'csrf_token', 'XSRF-TOKEN'],
  ['csrf', 'Anti-forgery token', '*.csrf-token', '.AspNetCore.Antiforgery.*', 'X-CSRF-Token'],
  ['csrf', 'Anti-forgery token', '__RequestVerificationToken*', 'X-CSRFToken', 'X-XSRF-TOKEN'],
];

const BALANCERS: readonly Row[] = [
  ['aws-alb', 'AWS Application Load Balancer', 'AWSALB', 'AWSALBCORS', 'AWSALBTG*', 'AWSALBAPP*'],
  ['aws-elb', 'AWS Classic Load Balancer', 'AWSELB', 'AWSELBCORS'],
  ['azure-arr', 'Azure App Service affinity', 'ARRAffinity*'],
  ['azure-slb', 'Azure application affinity', 'ASLBSA*'],
  ['f5-big-ip', 'F5 BIG-IP persistence', 'BIGipServer*'],
  ['netscaler', 'Citrix NetScaler persistence', 'NSC_*'],
  ['haproxy', 'HAProxy persistence', 'SERVERID'],
  ['nginx-ingress', 'NGINX ingress affinity', 'INGRESSCOOKIE'],
  ['gcp-lb', 'Google Cloud load balancer', 'GCLB'],
];

const BOT_CHECKS: readonly Row[] = [
  ['f5-asm', 'F5 application security', 'TS01*'],
  ['cloudflare', 'Cloudflare bot protection', '__cf_bm', 'cf_clearance'],
  ['imperva', 'Imperva protection', 'visid_incap_*', 'incap_ses_*', 'nlbi_*'],
  ['akamai', 'Akamai bot protection', '_abck', 'bm_sz', 'bm_sv', 'ak_bmsc'],
];

const ANY = (): boolean => true;

type Common = Omit<NamedFamily, 'family' | 'label' | 'names'>;

function rows(table: readonly Row[], common: Partial<Common>): readonly NamedFamily[] {
  return table.map(([family, label, ...names]) => ({
    form: 'reference',
    role: 'session',
    explanation: 'pointer',
    encrypted: false,
    fits: isCredentialLike,
    usuallyJwt: false,
    anywhere: false,
    ...common,
    family,
    label,
    names,
  }));
}

/** Names with values of their own shape, which the guard for random values would refuse. */
const SPECIAL: readonly NamedFamily[] = [
  ...rows([['coldfusion', 'ColdFusion session', 'CFTOKEN']], {
    fits: (value) => /^\d{8}$/.test(value) || isCredentialLike(value),
  }),
  ...rows([['coldfusion', 'ColdFusion session', 'CFID']], {
    fits: (value) => /^\d{1,12}$/.test(value) || isCredentialLike(value),
    explanation: 'half-pointer',
  }),
  ...rows([['nginx-ingress', 'NGINX ingress affinity', 'route']], {
    role: 'stickiness',
    explanation: 'sticky',
    fits: (value) => /^(?:[\d.]+\|)?[\da-f]{32,40}$/.test(value),
  }),
  ...rows([['oauth-state', 'State of a sign-in under way', 'oauth_state', '*.state', '*.pkce*']], {
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
