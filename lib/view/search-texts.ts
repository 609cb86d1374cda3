import type { JsonValue } from '../jose/json.ts';
import type { Token } from '../token/token.ts';
import type { Entry } from './entry.ts';

/** A text that is made when it is first asked for: most are never looked into. */
interface LazyText {
  text: string | null;
}

/** What a person may look for in a token, in lower case. */
export interface SearchTexts {
  /** What it says; the same whatever becomes of its record. */
  readonly said: LazyText;
  /** Its kind and where it was seen. */
  readonly seen: LazyText;
}

/** @param earlier the texts of the same token before its record changed */
export function lazyTexts(earlier?: SearchTexts): SearchTexts {
  return { said: earlier?.said ?? { text: null }, seen: { text: null } };
}

type Searched = Pick<Entry, 'token' | 'record' | 'verdict' | 'carriedBy' | 'searchTexts'>;

/**
 * What a token's header and claims say, in lower case. A session id and the like is itself all that it
 * says; of others the token's own text is not in it.
 */
export function saidText({ token, searchTexts: { said } }: Searched): string {
  said.text ??= textOf(token).toLowerCase();
  return said.text;
}

/** A token's kind, carriers and hosts, in lower case. */
export function seenText({ record, verdict, carriedBy, searchTexts: { seen } }: Searched): string {
  seen.text ??= [verdict.kind, ...carriedBy, ...record.hosts].join('\n').toLowerCase();
  return seen.text;
}

function textOf({ header, claims, recognition, raw }: Token): string {
  const set = claims.state === 'read' ? `\n${plain(claims.set)}` : '';
  return `${plain(header)}${set}${recognition === undefined ? '' : `\n${raw}`}`;
}

/** JSON as a person reads it: without escapes, numbers as they are written. */
function plain(value: JsonValue): string {
  switch (value.type) {
    case 'string':
      return `"${value.value}"`;
    case 'number':
      return value.text;
    case 'literal':
      return String(value.value);
    case 'array': {
      let text = '[';
      for (const item of value.items) text += (text === '[' ? '' : ',') + plain(item);
      return `${text}]`;
    }
    case 'object': {
      let text = '{';
      for (const { name, value: held } of value.members) {
        text += `${text === '{' ? '' : ','}"${name}":${plain(held)}`;
      }
      return `${text}}`;
    }
  }
}
