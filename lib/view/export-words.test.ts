import { afterEach, expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import type { EvidenceCode } from '../token/evidence.ts';
import { evidenceWords } from '../token/recognition-words.ts';
import { englishEvidence } from './export-words.ts';

afterEach(speakEnglish);

const CODES = Object.keys(english)
  .filter((key) => key.startsWith('known_by_'))
  .map((key) => key.slice('known_by_'.length).replaceAll('_', '-') as EvidenceCode);

test.each(CODES)('%s: documents say in English what the views say', (code) => {
  const seen = { code, name: 'a{value}$&', value: '7' };
  expect(englishEvidence(seen)).toBe(evidenceWords(seen));
});

test('documents are in English where the views are not', () => {
  speakGerman();
  expect(englishEvidence({ code: 'named', name: 'sid', value: '' })).toBe('named sid');
});
