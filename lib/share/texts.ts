// One text and what stands for it. A text is kept only if its words are on a list; otherwise its shape
// decides first, so that an address stays an address, and then what it is called.
import {
  registeredAlgorithm,
  registeredClaim,
  registeredHeaderParameter,
} from '../jose/registry.ts';
import type { ShareContext } from './context.ts';
import type { Category } from './pseudonyms.ts';
import { isKeptValue, isPlainWords, NAMES } from './vocabulary.ts';

/** How the values of some members are called: the category, and the series of their stand-ins. */
interface Sort {
  readonly category: Category;
  readonly series: string;
  readonly names: string;
}

const SORTS: readonly Sort[] = [
  {
    category: 'subject',
    series: 'subject',
    names: `sub user_id userid oid uid user_name username login unique_name cognito:username
      x-hasura-user-id onprem_sid preferred_username upn uname`,
  },
  {
    category: 'person',
    series: 'person',
    names: `name given_name family_name middle_name nickname first_name last_name display_name
      displayname birth_family_name birth_given_name birth_middle_name also_known_as formatted
      salutation title actor`,
  },
  {
    category: 'contact',
    series: 'contact',
    names: `address street_address locality region postal_code country place_of_birth nationalities
      location zoneinfo locale gender department geohash`,
  },
  {
    category: 'client',
    series: 'client',
    names: 'azp client_id appid cid aud app_id app_displayname client audience',
  },
  {
    category: 'scope',
    series: 'scope',
    names: `scope scp scopes roles role groups permissions authorities entitlements
      x-hasura-allowed-roles x-hasura-default-role cognito:groups org_role event_type wids`,
  },
  {
    category: 'key',
    series: 'key',
    names: 'x y n e d p dp dq qi k x5c x5t x5t#S256 jkt pub priv',
  },
  {
    category: 'hash',
    series: 'hash',
    names:
      'at_hash c_hash s_hash ath sd_hash rt_hash code_challenge urn:openid:params:jwt:claim:rt_hash',
  },
];

/** Members that are called by their own name: `jti-1`. */
const IDENTIFIERS = `jti sid nonce kid session_id session_state sessionid txn uti origin_jti event_id cnonce
  tid tenant_id org_id organization_id rh p2s apu apv iv tag state code cti vct iss vot acr`;

const PHONE = new Set(['phone_number', 'msisdn', 'phone']);

const BY_NAME: ReadonlyMap<string, Pick<Sort, 'category' | 'series'>> = new Map([
  ...IDENTIFIERS.split(/\s+/).map(
    (name) => [name, { category: 'identifier', series: name.replace('_', '-') }] as const,
  ),
  ...SORTS.flatMap(({ names, ...sort }) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, sort] as const),
  ),
]);

const UNKNOWN: Pick<Sort, 'category' | 'series'> = { category: 'value', series: 'value' };

/** What a member's value is called; null for a name of which nothing is known. */
export function sortOf(name: string): Pick<Sort, 'category' | 'series'> | null {
  return BY_NAME.get(name) ?? null;
}

const EMAIL = /^(?:mailto:|acct:)?[^\s@"<>]+@[\p{L}\d.-]+$/u;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^(?=.*:.*:)[\da-f:]{2,39}$/i;
const URL_LIKE = /^[a-z][a-z\d+.-]*:\/\//i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What stands for the text of a member. Total and linear.
 * @param name of the claim, header member or parameter whose value it is; empty where it has none
 * @param inherited what stands for values inside of a member whose sort is known
 */
export function shareText(
  text: string,
  name: string,
  share: ShareContext,
  inherited: Pick<Sort, 'category' | 'series'> | null = null,
): string {
  if (text === '' || isKept(text, name)) return text;
  const sort = sortOf(name) ?? inherited ?? UNKNOWN;
  if (sort.category === 'scope') return shareWords(text, share);
  if (name === 'htu' || URL_LIKE.test(text)) return share.token(text) ?? share.url(text);
  return share.token(text) ?? shareShape(text, name, sort, share);
}

/** Algorithms are what many questions are about, and none is anyone's. */
function isKept(text: string, name: string): boolean {
  if (name !== 'alg' && name !== 'enc') return isKeptValue(name, text);
  return text === 'none' || registeredAlgorithm(text) !== undefined;
}

/** Words with spaces between them, as scopes are written (RFC 6749 §3.3). */
function shareWords(text: string, share: ShareContext): string {
  return text
    .split(' ')
    .map((word) => {
      if (word === '' || isPlainWords(word)) return word;
      return URL_LIKE.test(word) ? share.url(word) : shareSort(word, SCOPE, share);
    })
    .join(' ');
}

const SCOPE: Pick<Sort, 'category' | 'series'> = { category: 'scope', series: 'scope' };

function shareShape(
  text: string,
  name: string,
  sort: Pick<Sort, 'category' | 'series'>,
  share: ShareContext,
): string {
  const { names } = share;
  const known = names.known(text.toLowerCase(), 'host');
  if (known !== null) return known;
  if (EMAIL.test(text)) return shareEmail(text, share);
  if (UUID.test(text)) return names.of(sort.category, text, 'uuid', uuid);
  if (IPV4.test(text) || IPV6.test(text)) return shareIp(text, share);
  if (PHONE.has(name)) return names.of('contact', text, 'phone', phone);
  if (name === 'birthdate' || DATE.test(text)) return names.of('contact', text, 'date', date);
  return shareSort(text, sort, share);
}

/** What stands for a text of which nothing but its sort is known; digits stay digits. */
export function shareSort(
  text: string,
  { category, series }: Pick<Sort, 'category' | 'series'>,
  { names }: ShareContext,
): string {
  if (/^\d{1,40}$/.test(text))
    return names.of(category, text, `digits-${text.length}`, digits(text));
  return names.of(category, text, series, (count) => `${series}-${count}`);
}

/** As many digits, the first of which is no zero. */
export function digits(text: string): (count: number) => string {
  const first = 10n ** BigInt(text.length - 1);
  return (count) => String(first + BigInt(count));
}

function shareEmail(text: string, { names }: ShareContext): string {
  const lower = text.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  const prefix = /^(?:mailto:|acct:)/.exec(lower)?.[0] ?? '';
  const host = names.of('host', domain, 'domain', (count) => `domain-${count}.example`, 'host');
  return (
    prefix +
    names.of('email', lower.slice(prefix.length), 'email', (n) => `person-${n}@${host}`, 'email')
  );
}

/** RFC 5737 §3 and RFC 3849 §2: addresses for documentation. */
export function shareIp(text: string, { names }: ShareContext): string {
  return names.of('ip', text.toLowerCase(), 'ip', (count) =>
    count <= 254 && !text.includes(':') ? `192.0.2.${count}` : `2001:db8::${count.toString(16)}`,
  );
}

function uuid(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}

/** The country code 999 is assigned to nobody. */
function phone(count: number): string {
  return `+9990000${String(count).padStart(4, '0')}`;
}

function date(count: number): string {
  return new Date(Date.UTC(1900, 0, count)).toISOString().slice(0, 10);
}

const NAME_LIKE = /^[A-Za-z_][A-Za-z_-]{0,30}\d{0,2}$/;

/**
 * What stands for the name of a member, a parameter or a cookie: itself where it is on a list, or a
 * word that is no value of the share; names tell a reader most and are seldom anyone's secret.
 * @param series of the stand-ins: `claim`, `parameter`, `cookie`
 */
export function shareName(name: string, series: string, share: ShareContext): string {
  if (name === '' || isKnownName(name)) return name;
  if (NAME_LIKE.test(name) && !share.names.isSecret(name)) return name;
  if (URL_LIKE.test(name)) return share.url(name);
  return share.names.of('name', name, series, (count) => `${series}-${count}`, 'name');
}

function isKnownName(name: string): boolean {
  if (BY_NAME.has(name) || NAMES.has(name.toLowerCase()) || isPlainWords(name)) return true;
  return registeredClaim(name) !== undefined || registeredHeaderParameter(name) !== undefined;
}
