// The texts of all languages against one another, against the rules of browsers and against the code.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeOf, shippedSources } from './support/sources.ts';

const FOLDER = new URL('../public/_locales/', import.meta.url);

interface Message {
  readonly message: string;
  readonly description?: string;
}

type Messages = Readonly<Record<string, Message>>;

const languages = readdirSync(FOLDER);
const textOf = (language: string): string =>
  readFileSync(new URL(`${language}/messages.json`, FOLDER), 'utf8');
const messagesOf = (language: string): Messages => JSON.parse(textOf(language)) as Messages;
const english = messagesOf('en');

/** The names of the values that a text has a place for. */
const placesOf = ({ message }: Message): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

/** A key without the form of its plural. */
const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

const FORMS = /_(zero|one|two|few|many|other)$/;

/** The places of every form of a text, as one may have a place that another does not need. */
const placesByBase = (messages: Messages): ReadonlyMap<string, readonly string[]> => {
  const forms = Map.groupBy(Object.entries(messages), ([key]) => baseOf(key));
  return new Map(
    [...forms].map(([base, all]) => [
      base,
      [...new Set(all.flatMap(([, message]) => placesOf(message)))].sort(),
    ]),
  );
};

const englishPlaces = placesByBase(english);

describe.each(languages)('the texts in %s', (language) => {
  const messages = messagesOf(language);

  test('stand in the order of their keys, so that two changes rarely meet in one place', () => {
    const keys = Object.keys(messages);
    expect(keys).toEqual([...keys].sort());
    expect(textOf(language)).toBe(`${JSON.stringify(messages, null, 2)}\n`);
  });

  test('are all there, and no others', () => {
    const missing = Object.keys(english).filter(
      (key) => !(key in messages) && !(baseOf(key) !== key && `${baseOf(key)}_other` in messages),
    );
    const needless = Object.keys(messages).filter(
      (key) => !(key in english) && !(`${baseOf(key)}_other` in english),
    );
    expect(missing.map((key) => `${key} has no text in ${language}.`)).toEqual([]);
    expect(needless.map((key) => `${key} has a text in ${language}, but none in English.`)).toEqual(
      [],
    );
  });

  test('have a form for each number that the language tells apart', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const bases = new Set(
      Object.keys(messages)
        .filter((key) => FORMS.test(key))
        .map(baseOf),
    );
    const lacking = [...bases].flatMap((base) =>
      pluralCategories
        .filter((form) => !(`${base}_${form}` in messages))
        .map((form) => `${base} has no form "${form}" in ${language}.`),
    );
    expect(lacking).toEqual([]);
  });

  test('have the same places for values as the English ones', () => {
    const places = placesByBase(messages);
    const odd = Object.keys(messages).filter((key) => {
      const base = baseOf(key);
      return `${places.get(base)}` !== `${englishPlaces.get(base)}`;
    });
    expect(odd.map((key) => `${key} has other places in ${language} than in English.`)).toEqual([]);
  });

  test('keep to what browsers allow', () => {
    const odd = Object.entries(messages).flatMap(([key, { message }]) => {
      if (!/^(extension(Name|Description)|[a-z0-9_]+)$/.test(key)) return [`${key} is no key.`];
      if (message.includes('$')) return [`${key} has a $, which browsers take for a placeholder.`];
      if (message.trim() === '') return [`${key} is empty, which stands for "no such text".`];
      return [];
    });
    expect(odd).toEqual([]);
    expect(messages['extensionDescription']?.message.length).toBeLessThanOrEqual(132);
    expect(messages['language']?.message).toBe(language);
  });
});

/**
 * Whether a key is said somewhere: by its name, or by one that is put together of a beginning, a word of the code and
 * an end. That a beginning fits is not enough, as `verify_${name}` would be said to use all texts about verification.
 */
function sayable(code: string): (key: string) => boolean {
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, found = '']) => found);
  const named = new Set(all(/['"`](\w+)(?=['"`])/g));
  // Put together with +: anything may follow.
  const beginnings = all(/'([a-z][a-z0-9_]*_)'/g);
  const templates = [...new Set(all(/`([a-z][a-z0-9_]*_)\$\{/g))];
  const ends = [...new Set(['', ...all(/\}((?:_[a-z0-9]+)+)`/g)])];
  const part = (words: string) => words.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const texts = all(/['"]([^'"\n]+)(?=['"])/g);
  const words = new Set(
    [...texts, ...texts.flatMap((text) => text.split(' ')), ...all(/^\s*([\w-]+):/gm)].map(part),
  );
  // Words that are put together themselves, as `decryption-failed-${step}`.
  const halves = [...new Set(all(/`([a-z]+(?:-[a-z]+)*-)\$\{/g))].map(part);
  const isWord = (middle: string) =>
    words.has(middle) ||
    halves.some((half) => middle.startsWith(half) && words.has(middle.slice(half.length)));
  return (key) =>
    named.has(key) ||
    beginnings.some((beginning) => key.startsWith(beginning)) ||
    templates.some(
      (beginning) =>
        key.startsWith(beginning) &&
        ends.some(
          (end) =>
            key.endsWith(end) && isWord(key.slice(beginning.length, key.length - end.length)),
        ),
    );
}

describe('the code', () => {
  const scripts = shippedSources().filter(({ path }) => /\.tsx?$/.test(path));
  const code = scripts.map((source) => ({ path: source.path, text: codeOf(source) }));

  const SAID =
    /\b(say|sayPieces|sayCounted|sayCountedPieces)(?:<[^>]*>)?\(\s*(?:'([^']+)'|`([^`]+)`)\s*(?:,\s*([^{]*?)\{([^{}]*)\}\s*,?\s*\))?/g;

  test('gives each text the values that it has places for', () => {
    const wrong = code.flatMap(({ path, text }) =>
      [...text.matchAll(SAID)].flatMap(([call, how = '', key, , , given]) => {
        if (key === undefined || given === undefined || given.includes('...')) return [];
        const counted = how.startsWith('sayCounted');
        const names = given
          .split(',')
          .map((part) => part.split(':')[0]?.trim() ?? '')
          .filter((name) => /^\w+$/.test(name));
        const places = (
          counted ? (englishPlaces.get(key) ?? []) : placesOf(english[key] ?? { message: '' })
        ).filter((name) => !counted || name !== 'count');
        return places.every((name) => names.includes(name))
          ? []
          : [`${path}: ${call.slice(0, 60)} lacks one of ${places.join(', ')}.`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('uses every text', () => {
    const all = code.map(({ text }) => text).join('\n');
    const outside = ['extensionName', 'extensionDescription', 'direction', 'language'];
    const isSaid = sayable(all);
    const unused = Object.keys(english).filter(
      (key) => !outside.includes(key) && !isSaid(key) && !isSaid(baseOf(key)),
    );
    expect(unused.map((key) => `${key} is never said.`)).toEqual([]);
  });
});
