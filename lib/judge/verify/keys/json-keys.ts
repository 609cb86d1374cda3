// Keys in JSON: a JWK, a JWK Set (RFC 7517 §5), a list of JWKs, a map from `kid` to PEM as Google publishes it,
// a service account with a private key, and any of these inside of something else.
import type { JsonObject, JsonOffsets, JsonValue } from '../../../jose/json.ts';
import { member, stringMember } from '../../../jose/members.ts';
import type { KeyForm } from '../key-reading.ts';
import { readJwkObject } from './jwk-object.ts';
import { hasPem } from './pem.ts';
import { MOST_KEYS, type Pile } from './pile.ts';
import { certificatesInList } from './wrapped.ts';

/** PEM that stood in a text of the JSON. */
export interface PemText {
  readonly text: string;
  /** The name that stands beside it, or under which it stands. */
  readonly kid: string | null;
  /** Offset of the text, in UTF-16 units. */
  readonly at: number;
}

/**
 * Puts every key in a JSON value on the pile. Linear, and as deep as the value is.
 * @returns the texts that hold PEM, which are for others to read
 */
export function jsonKeys(root: JsonValue, offsets: JsonOffsets, pile: Pile): readonly PemText[] {
  const pems: PemText[] = [];
  const ahead: JsonValue[] = [root];
  for (let value = ahead.pop(); value !== undefined; value = ahead.pop()) {
    if (pile.isFull) {
      pile.problem({ code: 'too-many-keys', most: MOST_KEYS }, offsets.get(value));
      break;
    }
    const at = offsets.get(value) ?? 0;
    if (value.type === 'array') {
      const chain = certificatesInList(value);
      if (chain !== null) pems.push({ text: chain, kid: null, at });
      pushNested(ahead, value.items);
    } else if (value.type === 'object' && !takeKey(value, at, pile)) {
      tellWhatItIs(value, at, pile);
      pems.push(...pemMembers(value, offsets));
      pushNested(
        ahead,
        value.members.map((one) => one.value),
      );
    }
  }
  return pems;
}

/** What JSON was, for who gave it. */
export function jsonForm(root: JsonValue): KeyForm {
  if (root.type !== 'object') return 'json';
  if (member(root, 'kty') !== undefined) return 'jwk';
  return member(root, 'keys')?.type === 'array' ? 'jwk-set' : 'json';
}

/** The last one is taken next, so they go on in reverse. */
function pushNested(ahead: JsonValue[], values: readonly JsonValue[]): void {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index];
    if (value?.type === 'object' || value?.type === 'array') ahead.push(value);
  }
}

/** @returns whether the object is meant to be a key */
function takeKey(object: JsonObject, at: number, pile: Pile): boolean {
  const kty = stringMember(object, 'kty');
  if (kty === undefined) {
    const isMeant = member(object, 'kty') !== undefined || looksLikeKey(object);
    if (isMeant) pile.problem({ code: 'kty-missing' }, at);
    return isMeant;
  }
  const key = readJwkObject(object, { label: pile.name, source: pile.source });
  if (key === null) pile.problem({ code: 'kty-unknown', kty }, at);
  else pile.add(key);
  return true;
}

const LIKENESS = [
  ['n', 'e'],
  ['crv', 'x'],
  ['k', 'alg'],
] as const;

function looksLikeKey(object: JsonObject): boolean {
  return LIKENESS.some((names) => names.every((name) => stringMember(object, name) !== undefined));
}

/** What has no key in it but is near to one. */
function tellWhatItIs(object: JsonObject, at: number, pile: Pile): void {
  const url = stringMember(object, 'jwks_uri');
  if (url !== undefined) pile.problem({ code: 'is-configuration', url }, at);
  // RFC 7515 §7.2, RFC 7516 §7.2.
  const isToken =
    stringMember(object, 'ciphertext') !== undefined ||
    (stringMember(object, 'payload') !== undefined &&
      (member(object, 'signatures') ?? member(object, 'signature')) !== undefined);
  if (isToken) pile.problem({ code: 'is-token' }, at);
}

function pemMembers(object: JsonObject, offsets: JsonOffsets): readonly PemText[] {
  const texts = object.members.flatMap(({ name, value }) =>
    value.type === 'string' && hasPem(value.value)
      ? [{ name, text: value.value, at: offsets.get(value) ?? 0 }]
      : [],
  );
  // A map from names to keys has nothing else in it.
  const isMap = texts.length === object.members.length;
  return texts.map(({ name, text, at }) => ({
    text,
    kid: stringMember(object, `${name}_id`) ?? (isMap ? name : null),
    at,
  }));
}
