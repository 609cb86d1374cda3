import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish } from '../../scripts/speak.ts';
import {
  type CountedKey,
  keyPart,
  listed,
  type MessageKey,
  nameKey,
  number,
  say,
  sayCounted,
  sayIfKnown,
  sayPieces,
  speak,
} from './say.ts';

const TEXTS: Readonly<Record<string, string>> = {
  hello: 'Hello {name}, {name}!',
  weight: '{count} kg',
  plain: 'as it is',
  token_one: '{count} token',
  token_other: '{count} tokens of {place}',
  odd: '{',
};

const speakTest = (locale = 'en') => speak({ message: (key) => TEXTS[key] ?? '', locale });

const key = (name: string) => name as MessageKey;

afterEach(speakEnglish);

describe('a text', () => {
  test('has its values where their names stand, as often as they stand there', () => {
    speakTest();
    expect(say(key('hello'), { name: 'Ada' })).toBe('Hello Ada, Ada!');
  });

  test('keeps what looks like a name inside of a value', () => {
    speakTest();
    expect(say(key('hello'), { name: '{name}$1$&' })).toBe('Hello {name}$1$&, {name}$1$&!');
  });

  test('shows the name of a value that was forgotten', () => {
    speakTest();
    expect(say(key('hello'))).toBe('Hello {name}, {name}!');
  });

  test('writes numbers as its language does', () => {
    speakTest('de');
    expect(say(key('weight'), { count: 12_345.5 })).toBe('12.345,5 kg');
    expect(number(12_345)).toBe('12.345');
  });

  test('that does not exist is its key, or null for one who asks', () => {
    speakTest();
    expect(say(key('nothing'))).toBe('nothing');
    expect(sayIfKnown('nothing')).toBeNull();
    expect(sayIfKnown('plain')).toBe('as it is');
  });

  test('with a lone brace is text', () => {
    speakTest();
    expect(say(key('odd'))).toBe('{');
  });
});

test('a number chooses the form that the language has for it', () => {
  speakTest();
  expect(sayCounted('token' as CountedKey, 1)).toBe('1 token');
  expect(sayCounted('token' as CountedKey, 1_200, { place: 'a' })).toBe('1,200 tokens of a');
  // Polish has "few" for 2; a file without it falls back to the form that all languages have.
  speakTest('pl');
  expect(sayCounted('token' as CountedKey, 2, { place: 'a' })).toBe('2 tokens of a');
});

test('pieces alternate between text and values of any type', () => {
  speakTest();
  expect(sayPieces(key('hello'), { name: 7 })).toEqual(['Hello ', 7, ', ', 7, '!']);
});

test('the language that was chosen last is spoken', () => {
  speakTest();
  say(key('plain'));
  speak({ message: () => 'wie es ist', locale: 'de' });
  expect(say(key('plain'))).toBe('wie es ist');
  expect(listed(['a', 'b', 'c'])).toBe('a, b und c');
});

test('words of the code and foreign names become parts of keys', () => {
  expect(keyPart('dpop-proof')).toBe('dpop_proof');
  expect(nameKey('https://Claims.example/groups')).toBe('https_claims_example_groups');
});
