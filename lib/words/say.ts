// What people read, in their language. The texts stand in public/_locales, one file a language, in the
// browser's own format; `{name}` in a text is where a value goes. Nothing here knows the browser: an
// entry point says where texts come from, before anything is said.
import type english from '../../public/_locales/en/messages.json';

/** The name of a text: lower case, as browsers do not tell cases apart. */
export type MessageKey = keyof typeof english;

/** The name of a text that depends on a number: without the `_one`, `_other` … of its forms. */
export type CountedKey = MessageKey extends infer Key
  ? Key extends `${infer Name}_other`
    ? Name
    : never
  : never;

/** A word of the code as part of a key: `dpop-proof` is `dpop_proof` there. */
export type KeyPart<Word extends string> = Word extends `${infer Head}-${infer Rest}`
  ? `${Head}_${KeyPart<Rest>}`
  : Word;

/** Where texts come from. */
export interface Language {
  /** The text of a key as it stands in the file; empty where there is none. */
  readonly message: (key: string) => string;
  /** BCP 47 tag for numbers, dates and plural forms: "de", "en-GB". */
  readonly locale: string;
}

type Value = string | number;
export type Values = Readonly<Record<string, Value>>;

/** Until a language is chosen each key stands for itself, so that a mistake can be seen. */
let language: Language = { message: () => '', locale: 'en' };
let templates = new Map<string, readonly string[]>();
let numbers = new Intl.NumberFormat(language.locale);
let plurals = new Intl.PluralRules(language.locale);

/** Chooses the language of everything that is said from now on. */
export function speak(chosen: Language): void {
  language = chosen;
  templates = new Map();
  numbers = new Intl.NumberFormat(chosen.locale);
  plurals = new Intl.PluralRules(chosen.locale);
}

/** The BCP 47 tag by which dates and numbers are written. */
export function locale(): string {
  return language.locale;
}

/**
 * A text with its values in place; numbers are written as the language writes them. A value that the
 * text has no place for is left out.
 */
export function say(key: MessageKey, values: Values = {}): string {
  return filled(key, values);
}

/**
 * A text that depends on a number, in the form that the language has for it (CLDR plural rules). Its
 * `{count}` is the number.
 */
export function sayCounted(key: CountedKey, count: number, values: Values = {}): string {
  return filled(pluralKey(key, count), { ...values, count });
}

/** The text of a key that may not exist, as that of a foreign name; null where it does not. */
export function sayIfKnown(key: string, values: Values = {}): string | null {
  return templateOf(key) === NOTHING ? null : filled(key, values);
}

/**
 * A text in pieces, for sentences with parts that look different: what is no text of the language is
 * the value itself. Every second piece, beginning with the second, is a value.
 */
export function sayPieces<T>(
  key: MessageKey,
  values: Readonly<Record<string, T>>,
): readonly (string | T)[] {
  return templateOf(key).map((piece, index) =>
    index % 2 === 0 ? piece : (values[piece] ?? `{${piece}}`),
  );
}

/** The same for a text that depends on a number. */
export function sayCountedPieces<T>(
  key: CountedKey,
  count: number,
  values: Readonly<Record<string, T>>,
): readonly (string | T)[] {
  return sayPieces(pluralKey(key, count), { count: number(count), ...values });
}

/** A number as the language writes it: 12,345. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A list as a sentence names it: "a, b and c". */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(items);
}

/** A word of the code as part of a key. */
export function keyPart<Word extends string>(word: Word): KeyPart<Word> {
  return word.replaceAll('-', '_') as KeyPart<Word>;
}

/** Any foreign name as part of a key, as browsers allow them: `urn:a:b` is `urn_a_b`. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

const NOTHING: readonly string[] = [];

function pluralKey(key: CountedKey, count: number): MessageKey {
  const form = `${key}_${plurals.select(count)}`;
  // A language may lack a form that its rules name only for fractions, say.
  return (templateOf(form) === NOTHING ? `${key}_other` : form) as MessageKey;
}

/** Texts and names of values by turns, beginning with a text. */
function templateOf(key: string): readonly string[] {
  const known = templates.get(key);
  if (known !== undefined) return known;
  const text = language.message(key);
  // Foreign names are asked for as well: what is not there is not remembered either.
  if (text === '') return NOTHING;
  const template = text.split(/\{(\w+)\}/);
  templates.set(key, template);
  return template;
}

function filled(key: string, values: Values): string {
  const template = templateOf(key);
  if (template === NOTHING) return key;
  let text = '';
  template.forEach((piece, index) => {
    if (index % 2 === 0) text += piece;
    else text += valueText(values[piece], piece);
  });
  return text;
}

function valueText(value: Value | undefined, name: string): string {
  if (value === undefined) return `{${name}}`;
  return typeof value === 'number' ? numbers.format(value) : value;
}
