import type { JsonValue } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { member } from '../jose/members.ts';
import type { Token } from '../token/token.ts';
import { clip } from './clip.ts';

/** A claim on one line. */
export interface KeyClaim {
  readonly name: string;
  readonly text: string;
}

/** The claims that tell what a token is good for. */
const KEY_CLAIMS = ['iss', 'aud', 'scope', 'scp'];

/** More than this, in UTF-16 units, does not fit on a line anyway. */
const LINE = 240;

/** What a token is good for: its issuer, audience and scopes, those that it has. */
export function keyClaims({ claims }: Token): readonly KeyClaim[] {
  if (claims.state !== 'read') return [];
  const { set } = claims;
  return KEY_CLAIMS.flatMap((name) => {
    const value = member(set, name);
    return value === undefined ? [] : [{ name, text: clip(onLine(value), LINE) }];
  });
}

/** Strings and lists of strings without quotes and brackets, anything else as JSON. */
function onLine(value: JsonValue): string {
  if (value.type === 'string') return withoutScheme(value.value);
  if (value.type !== 'array') return stringifyJson(value);
  const texts = value.items.map((item) => (item.type === 'string' ? item.value : null));
  return texts.length > 0 && texts.every((text) => text !== null)
    ? texts.map(withoutScheme).join(', ')
    : stringifyJson(value);
}

function withoutScheme(text: string): string {
  return text.replace(/^https:\/\//, '');
}
