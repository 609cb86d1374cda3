// What a view shows while others look on. Everything is worked out from the setting, the token and
// whether a person asked to see it; what is sorted, filtered and copied stays what it is.
import { type JsonMember, type JsonObject, type JsonValue, parseJson } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { member, stringMember } from '../jose/members.ts';
import type { Masking } from '../settings/settings.ts';
import { isPersonalName, isPersonalText } from '../share/personal.ts';
import { mask } from '../token/mask.ts';
import type { Token } from '../token/token.ts';
import { type Entry, whoWords } from './entry.ts';
import { hideAddresses, hideNames, hideTokens, isSecretName, ownParts } from './hidden-parts.ts';
import { hiddenPart, maskPerson, outsideOfHidden } from './hidden-text.ts';
import { hideInUrl } from './hidden-url.ts';
import { NO_VEIL, type Veil } from './no-veil.ts';

/**
 * @param token whose parts and people are hidden wherever they stand; null for what shows no single one
 */
export function veilOf(masking: Masking, token: Token | null = null): Veil {
  if (masking === 'nothing') return NO_VEIL;
  const people = masking === 'tokens-and-people';
  const names = people && token !== null ? namesIn(token) : [];
  const own = token === null ? '' : token.raw;
  const secrets = token?.recognition !== undefined;

  const plain = (text: string) => {
    const hidden = outsideOfHidden(
      outsideOfHidden(text, (part) => ownParts(part, own)),
      hideTokens,
    );
    if (!people) return hidden;
    const named = outsideOfHidden(hidden, (part) => hideNames(part, names));
    return outsideOfHidden(named, hideAddresses);
  };
  const text = (value: string) => (value.length < 2 ? value : plain(value));
  const leaf = (name: string, value: string, personal: boolean): string => {
    if (people && (personal || isPersonalText(value))) return hiddenPart(maskPerson(value));
    if (secrets && isSecretName(name, value)) return hiddenPart(mask(value));
    return text(value);
  };
  const json = (value: JsonValue, name = '', inherited = false): JsonValue => {
    const personal = inherited || (people && isPersonalName(name));
    switch (value.type) {
      case 'string':
        return value.value === ''
          ? value
          : { type: 'string', value: leaf(name, value.value, personal) };
      case 'number':
        return personal ? { type: 'number', text: hiddenPart(maskPerson('')) } : value;
      case 'literal':
        return value;
      case 'array':
        return { type: 'array', items: itemsOf(value.items, name, personal, json) };
      case 'object':
        return object(value, name, personal);
    }
  };
  const object = (value: JsonObject, name: string, personal: boolean): JsonObject => ({
    type: 'object',
    members: value.members.map(
      (one): JsonMember => ({
        ...one,
        name: text(one.name),
        // What a client has roles in is not its name.
        value: json(one.value, one.name, personal && name !== ''),
      }),
    ),
  });

  return {
    tokens: true,
    people,
    text,
    url: (url) => text(hideInUrl(url, { own, people, names })),
    secret: (value) => (value === '' ? value : hiddenPart(mask(value))),
    json: (value) => json(value),
    content(content) {
      const reading = parseJson(content);
      if (reading.ok) return stringifyJson(json(reading.value));
      // Who could tell what stands in it?
      return people || secrets ? hiddenPart(mask(content)) : text(content);
    },
    member: (name, value) => json(value, name),
    at(path, value) {
      const names = path.match(/[^.[\]"'$]+/g) ?? [];
      const reading = parseJson(value);
      const name = names.find(isPersonalName) ?? names.at(-1);
      return reading.ok ? stringifyJson(json(reading.value, name)) : text(value);
    },
    who(entry) {
      const words = whoWords(entry);
      if (!people || !words.told || isClient(entry)) return words;
      return { ...words, text: hiddenPart(maskPerson(words.text)) };
    },
  };
}

/** Items; a disclosure (RFC 9901 §4.2.1) is a salt, the name of a claim and its value. */
function itemsOf(
  items: readonly JsonValue[],
  name: string,
  personal: boolean,
  json: (value: JsonValue, name: string, inherited: boolean) => JsonValue,
): readonly JsonValue[] {
  const [, claim] = items;
  const disclosed =
    name === '' && items.length === 3 && claim?.type === 'string' ? claim.value : null;
  return items.map((item, index) =>
    disclosed === null
      ? json(item, name, personal)
      : json(item, index === 2 ? disclosed : '', false),
  );
}

/** A token that a client got for itself is about no person (RFC 9068 §2.2: then `sub` is the client). */
function isClient({ who, token: { claims } }: Pick<Entry, 'who' | 'token'>): boolean {
  return (
    claims.state === 'read' && who !== undefined && stringMember(claims.set, 'client_id') === who
  );
}

/** Shorter names are words of any text. */
const SHORTEST_NAME = 4;
const MOST_NAMES = 40;
const NAMES = [
  ...['sub', 'name', 'given_name', 'family_name', 'nickname', 'preferred_username', 'email', 'upn'],
  ...['unique_name', 'username', 'oid', 'phone_number', 'nameid'],
];

/** What names the person in a token, and would be found in URLs and sentences. */
function namesIn({ claims }: Token): readonly string[] {
  if (claims.state !== 'read') return [];
  const { set } = claims;
  return NAMES.flatMap((name) => {
    const value = member(set, name);
    return value?.type === 'string' && value.value.length >= SHORTEST_NAME ? [value.value] : [];
  }).slice(0, MOST_NAMES);
}
