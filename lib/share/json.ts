// JSON in a share: the same members with the same types, in the same order; duplicates stay. Texts are
// replaced unless they are on a list, numbers if they are long enough to point at someone.

import type { JsonMember, JsonNumber, JsonObject, JsonValue } from '../jose/json.ts';
import { memberPath } from '../jose/path.ts';
import type { ShareContext } from './context.ts';
import { isPersonalName } from './personal.ts';
import { type Sort, sortOf } from './sorts.ts';
import { digits, shareName, shareText } from './texts.ts';

/** What is done with members that stand for others, as the digests of an SD-JWT do; null for the rest. */
export type Special = (name: string, value: JsonValue) => JsonValue | null;

const NOTHING_SPECIAL: Special = () => null;

/** NumericDates (RFC 7519 §2) that say when a token lives, which is what most questions are about. */
const DATES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'toe']);

/** Seconds or repetitions. */
const AMOUNTS: ReadonlySet<string> = new Set(['expires_in', 'ttl', 'max_age', 'p2c', 'exi']);

/** Members whose values are of one sort, however they are called. */
const CONTAINERS: ReadonlyMap<string, Sort> = new Map<string, Sort>(
  Object.entries({
    address: { category: 'contact', series: 'contact' },
    place_of_birth: { category: 'contact', series: 'contact' },
    jwk: { category: 'key', series: 'key' },
    epk: { category: 'key', series: 'key' },
    sub_jwk: { category: 'key', series: 'key' },
    cnf: { category: 'key', series: 'key' },
    keys: { category: 'key', series: 'key' },
    identities: { category: 'subject', series: 'subject' },
  } as const),
);

/** Objects whose members are called after clients, keys or people rather than after what they are. */
const MAPS: ReadonlySet<string> = new Set([
  ...['resource_access', '_claim_sources', 'identities'],
  ...[
    'users',
    'people',
    'persons',
    'members',
    'customers',
    'tenants',
    'organizations',
    'orgs',
    'teams',
  ],
]);

/**
 * A number that a member can keep: a date of our time, an amount, or one too short to name anyone. Four
 * digits are enough for the id of an account or an employee.
 */
function isKeptNumber(text: string, name: string): boolean {
  if (DATES.has(name)) return /^\d{9,10}(?:\.\d{1,6})?$/.test(text) || text.length < 6;
  if (AMOUNTS.has(name)) return /^\d{1,9}$/.test(text);
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  if (CODE_LIKE.test(words) || isIdLike(words) || isPersonalName(name)) return false;
  const most = AMOUNT_LIKE.test(words) ? 5 : 3;
  return text.length < 6 && text.replace(/\D/g, '').length <= most;
}

/** Names of numbers that are somebody's or something's, however short: `ID`, `customerId`, `accountid`. */
function isIdLike(words: string): boolean {
  return (
    /ids?$/.test(words) && !/(?:valid|paid|void|grid|bid|aid|rapid|solid|fluid)s?$/.test(words)
  );
}

/** Names of numbers that count or measure, of which four or five digits point at nobody. */
const AMOUNT_LIKE =
  /(?:^|[^a-z])(?:version|ver|level|port|year|count|size|limit|quota|max|min|age|ttl|timeout|seconds|minutes|ms|bytes|expires|lifetime|status|iterations)(?:$|[^a-z])/;

/** Names of short numbers that let somebody in or name somebody. */
const CODE_LIKE =
  /(?:^|[^a-z])(?:pin|otp|totp|code|zip|postal|ssn|cvc|cvv|employee|badge|staff|member|customer|account|card|room|desk)(?:$|[^a-z])/;

/** An object with stand-ins for its values. Total and linear; reading limits how deep it is. */
export function shareObject(
  object: JsonObject,
  share: ShareContext,
  special: Special = NOTHING_SPECIAL,
): JsonObject {
  return new Sharing(share, special).object(object, '', null);
}

/** The same for any value. */
export function shareValue(
  value: JsonValue,
  share: ShareContext,
  special: Special = NOTHING_SPECIAL,
): JsonValue {
  return new Sharing(share, special).value(value, '', null);
}

class Sharing {
  private readonly share: ShareContext;
  private readonly special: Special;

  constructor(share: ShareContext, special: Special) {
    this.share = share;
    this.special = special;
  }

  value(value: JsonValue, name: string, inherited: Sort | null): JsonValue {
    switch (value.type) {
      case 'string':
        return { type: 'string', value: shareText(value.value, name, this.share, inherited) };
      case 'number':
        return this.number(value, name, inherited);
      case 'literal':
        return value;
      case 'array':
        return {
          type: 'array',
          items: value.items.map((item) => this.item(item, name, inherited)),
        };
      case 'object':
        return this.object(value, name, inherited);
    }
  }

  object(object: JsonObject, name: string, inherited: Sort | null): JsonObject {
    const sort = CONTAINERS.get(name) ?? inherited;
    const members = object.members.map((member): JsonMember => {
      const value =
        this.special(member.name, member.value) ?? this.value(member.value, member.name, sort);
      const shown = shareMemberName(member.name, name, this.share);
      return { name: shown, value, duplicate: member.duplicate };
    });
    return { type: 'object', members };
  }

  private item(item: JsonValue, name: string, inherited: Sort | null): JsonValue {
    const sort = CONTAINERS.get(name) ?? inherited;
    // In a list of people the names of members are what is told of them, and not who they are.
    return item.type === 'object' ? this.object(item, '', sort) : this.value(item, name, sort);
  }

  private number(number: JsonNumber, name: string, inherited: Sort | null): JsonValue {
    const { text } = number;
    const sort = sortOf(name) ?? inherited;
    const points = sort !== null && sort.category !== 'scope';
    if (!points && isKeptNumber(text, name)) return number;
    const plain = /^\d{1,40}$/.test(text) ? text : '000000';
    const make = digits(plain);
    const { names } = this.share;
    // The same digits may stand as a text elsewhere: `"sub": "12345678"`.
    const known = names.known(text, 'text') ?? '';
    const pseudonym = /^[1-9]\d*$/.test(known)
      ? known
      : names.of(sort?.category ?? 'number', text, `digits-${plain.length}`, make, 'number');
    return { type: 'number', text: pseudonym };
  }
}

/** A stand-in for the name of a member, which is a person's or a client's own where `parent` maps these. */
function shareMemberName(name: string, parent: string, share: ShareContext): string {
  return MAPS.has(parent)
    ? share.names.of('client', name, 'client', (count) => `client-${count}`)
    : shareName(name, 'claim', share);
}

/** All texts and numbers of a value, so that no name gives away what is hidden elsewhere. */
export function learnValues(value: JsonValue, share: ShareContext): void {
  switch (value.type) {
    case 'string':
      share.names.learn(value.value);
      return;
    case 'number':
      share.names.learn(value.text);
      return;
    case 'array':
      for (const item of value.items) learnValues(item, share);
      return;
    case 'object':
      for (const { value: held } of value.members) learnValues(held, share);
      return;
    case 'literal':
  }
}

/** A path in JSON with stand-ins for the names in it: `$.tokens[0].access_token`. */
export function shareJsonPath(path: string, share: ShareContext): string {
  const [root = ''] = /^\$…?/.exec(path) ?? [];
  let shared = root;
  let parent = '';
  for (const [whole, plain, quoted] of path.slice(root.length).matchAll(STEP)) {
    const name = plain ?? nameIn(quoted);
    shared += name === null ? whole : memberPath('', shareMemberName(name, parent, share));
    parent = name ?? '';
  }
  return shared;
}

/** A member, a member in quotes, or an index; anything else is left out. */
const STEP = /\.([^.[\]"]+)|\[("(?:[^"\\]|\\.)*")\]|\[\d+\]/g;

function nameIn(quoted: string | undefined): string | null {
  if (quoted === undefined) return null;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return '';
  }
}
