import { afterEach, expect, test } from 'vitest';
import { speakEnglish } from '../../scripts/speak.ts';
import { type CountedKey, type MessageKey, speak } from '../words/say.ts';
import { countedPhrases, listedPhrases, type Phrase, phrases } from './phrases.ts';

const TEXTS: Readonly<Record<string, string>> = {
  first: '*With* {things}.',
  last: '{things} *it is (with {what} on top)*.',
  thing_one: '{count} thing',
  thing_other: '*{count} things*',
};

afterEach(speakEnglish);

const speakTest = () => speak({ message: (key) => TEXTS[key] ?? '', locale: 'en' });
const key = (name: string) => name as MessageKey;
const code = (text: string): Phrase => ({ text, style: 'code' });
const shown = (all: readonly Phrase[]) => all.map(({ text, style }) => `${style}:${text}`);

test('a language may put the parts of a sentence where it wants them', () => {
  speakTest();
  const things = [code('a*b')];
  expect(shown(phrases(key('first'), 'strong', { things }))).toEqual([
    'strong:With',
    'plain: ',
    'code:a*b',
    'plain:.',
  ]);
  const what = [code('x')];
  expect(shown(phrases(key('last'), 'muted', { things, what }))).toEqual([
    'code:a*b',
    'plain: ',
    'muted:it is (with ',
    'code:x',
    'muted: on top)',
    'plain:.',
  ]);
});

test('counts are set as what stands around them', () => {
  speakTest();
  expect(shown(countedPhrases('thing' as CountedKey, 1, 'strong'))).toEqual([
    'plain:1',
    'plain: thing',
  ]);
  expect(shown(countedPhrases('thing' as CountedKey, 2, 'strong'))).toEqual([
    'strong:2',
    'strong: things',
  ]);
});

test('a list keeps the phrases that it is made of', () => {
  expect(shown(listedPhrases([[code('a')], [code('b')]]))).toEqual([
    'code:a',
    'plain: and ',
    'code:b',
  ]);
});
