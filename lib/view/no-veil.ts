// What is hidden where nothing is, and where it is not known yet what is.
import type { JsonValue } from '../jose/json.ts';
import { type Entry, whoWords } from './entry.ts';
import { hiddenPart } from './hidden-text.ts';

/** What is hidden, and how what is left is written. */
export interface Veil {
  /** Whether the text of tokens is hidden, and what tells of a person. */
  readonly tokens: boolean;
  readonly people: boolean;
  /** Any foreign text, as in a sentence or a cell. Total. */
  readonly text: (text: string) => string;
  readonly url: (url: string) => string;
  /** A token's text, or a part of it that could be used. */
  readonly secret: (text: string) => string;
  /** A header, claims or other content of a token; the same members in the same order. */
  readonly json: (value: JsonValue) => JsonValue;
  /** The same as text, which may be no JSON at all. */
  readonly content: (text: string) => string;
  /** The value of one member, as it is shown by itself. */
  readonly member: (name: string, value: JsonValue) => JsonValue;
  /** The same as JSON text, of the member that a path leads to: `$.address.country`. */
  readonly at: (path: string, text: string) => string;
  readonly who: (entry: Pick<Entry, 'who' | 'token'>) => ReturnType<typeof whoWords>;
}

const asItIs = <T>(value: T): T => value;

/** Nothing is hidden. */
export const NO_VEIL: Veil = {
  tokens: false,
  people: false,
  text: asItIs,
  url: asItIs,
  secret: asItIs,
  json: asItIs,
  content: asItIs,
  member: (_, value) => value,
  at: (_, text) => text,
  who: whoWords,
};

const hidden = (text: string): string => (text === '' ? '' : hiddenPart('•••'));
const hiddenValue = (): JsonValue => ({ type: 'string', value: hiddenPart('•••') });

/** All is hidden: what people chose to hide is not shown for the moment that it takes to tell it apart. */
export const CLOSED_VEIL: Veil = {
  tokens: true,
  people: true,
  text: hidden,
  url: hidden,
  secret: hidden,
  json: hiddenValue,
  content: hidden,
  member: hiddenValue,
  at: (_, text) => hidden(text),
  who: (entry) => ({ ...whoWords(entry), text: hidden(whoWords(entry).text) }),
};
