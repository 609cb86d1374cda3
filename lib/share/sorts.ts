// What values are called by their names and shapes: the series of stand-ins in a share, and what tells
// of a person.
import type { Category } from './pseudonyms.ts';

/** How the values of some members are called: the category, and the series of their stand-ins. */
export interface Sort {
  readonly category: Category;
  readonly series: string;
}

interface NamedSort extends Sort {
  readonly names: string;
}

const SORTS: readonly NamedSort[] = [
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

export const PHONE = new Set(['phone_number', 'msisdn', 'phone']);

const BY_NAME: ReadonlyMap<string, Sort> = new Map([
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

export const UNKNOWN: Sort = { category: 'value', series: 'value' };

/** What a member's value is called; null for a name of which nothing is known. */
export function sortOf(name: string): Sort | null {
  return BY_NAME.get(name) ?? null;
}

export const EMAIL = /^(?:mailto:|acct:)?[^\s@"<>]+@[\p{L}\d.-]+$/u;
export const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
export const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
export const IPV6 = /^(?=.*:.*:)[\da-f:]{2,39}$/i;
export const URL_LIKE = /^[a-z][a-z\d+.-]*:\/\//i;
export const DATE = /^\d{4}-\d{2}-\d{2}$/;
