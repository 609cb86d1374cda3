// What people call the families that a name or a prefix tells of; finding them needs no words.
import type { BearerPrefix } from './bearers.ts';
import type { NamedFamily } from './catalogue.ts';

/** By their ids; a row of the catalogue that is called otherwise, by its first name. */
const NAMED: Readonly<Record<string, string>> = {
  php: 'PHP session',
  java: 'Java servlet session',
  aspnet: 'ASP.NET session',
  asp: 'Classic ASP session',
  'express-session': 'Express session (connect.sid)',
  sails: 'Sails session',
  django: 'Django session',
  'laravel-session': 'Laravel session',
  october: 'October CMS session',
  codeigniter: 'CodeIgniter session',
  'gitlab-session': 'GitLab session',
  mastodon: 'Mastodon session',
  play: 'Play session',
  adonis: 'AdonisJS session',
  kohana: 'Kohana session',
  craft: 'Craft CMS session',
  moodle: 'Moodle session',
  opencart: 'OpenCart session',
  simplesaml: 'SimpleSAMLphp session',
  'f5-apm': 'F5 Access Policy Manager session',
  'salesforce-commerce': 'Salesforce Commerce Cloud session',
  xenforo: 'XenForo session',
  cpanel: 'cPanel session',
  forgerock: 'OpenAM or ForgeRock session',
  ivanti: 'Ivanti or Pulse Secure session',
  authjs: 'Auth.js or NextAuth session',
  'better-auth': 'better-auth session',
  tornado: 'Tornado session',
  rails: 'Rails session',
  session: 'Session id',
  ltpa: 'IBM WebSphere (LTPA)',
  siteminder: 'SiteMinder session',
  entra: 'Microsoft Entra session',
  clerk: 'Clerk, Firebase or Auth0 session',
  cognito: 'Amazon Cognito token',
  'cloudflare-access': 'Cloudflare Access',
  'aws-alb-oidc': 'AWS load balancer sign-in',
  'gcp-iap': 'Google Identity-Aware Proxy',
  keycloak: 'Keycloak session',
  'opaque-refresh': 'Opaque refresh token',
  'opaque-access': 'Opaque access token',
  'client-secret': 'OAuth client secret',
  'api-key': 'API key',
  csrf: 'Anti-forgery token',
  'aws-alb': 'AWS Application Load Balancer',
  'aws-elb': 'AWS Classic Load Balancer',
  'azure-arr': 'Azure App Service affinity',
  'azure-slb': 'Azure application affinity',
  'f5-big-ip': 'F5 BIG-IP persistence',
  netscaler: 'Citrix NetScaler persistence',
  haproxy: 'HAProxy persistence',
  'nginx-ingress': 'NGINX ingress affinity',
  'gcp-lb': 'Google Cloud load balancer',
  'f5-asm': 'F5 application security',
  cloudflare: 'Cloudflare bot protection',
  imperva: 'Imperva protection',
  akamai: 'Akamai bot protection',
  coldfusion: 'ColdFusion session',
  'oauth-state': 'State of a sign-in under way',
  __clerk_db_jwt: 'Clerk development browser',
};

const PREFIXED: Readonly<Record<string, string>> = {
  ghp_: 'GitHub personal access token',
  gho_: 'GitHub OAuth token',
  ghu_: 'GitHub App user token',
  ghs_: 'GitHub App installation token',
  ghr_: 'GitHub App refresh token',
  github_pat_: 'GitHub fine-grained token',
  'glpat-': 'GitLab personal access token',
  'xox…-': 'Slack token',
  sk_live_: 'Stripe secret key, live',
  sk_test_: 'Stripe secret key, test',
  'ya29.': 'Google access token',
  AKIA: 'AWS access key id',
  ASIA: 'AWS access key id, temporary',
};

/** The label of a row of the catalogue. */
export function labelOfFamily({ family, names }: Pick<NamedFamily, 'family' | 'names'>): string {
  return NAMED[names[0] ?? ''] ?? NAMED[family] ?? family;
}

/** The label of an issuer's prefix. */
export function labelOfPrefix({ prefix }: Pick<BearerPrefix, 'prefix'>): string {
  return PREFIXED[prefix] ?? prefix;
}
