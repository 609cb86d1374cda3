import { describe, expect, test } from 'vitest';
import { catalogueDocument } from '../../tests/support/catalogue-document.ts';
import { nameKey, sayIfKnown } from '../words/say.ts';
import { BEARER_PREFIXES } from './bearers.ts';
import { NAMED_FAMILIES } from './catalogue.ts';
import { ENVELOPE_FAMILIES } from './envelopes.ts';
import { labelOfFamily, labelOfPrefix } from './labels.ts';
import { familyNamed } from './names.ts';
import { explanationSentence, labelWords } from './recognition-words.ts';

const ALL = [
  ...NAMED_FAMILIES.map((row) => ({ ...row, label: labelOfFamily(row) })),
  ...ENVELOPE_FAMILIES,
  ...BEARER_PREFIXES.map((row) => ({ ...row, label: labelOfPrefix(row) })),
];

describe('the catalogue', () => {
  test('is what docs/reference-tokens.md says', async () => {
    await expect(catalogueDocument()).toMatchFileSnapshot('../../docs/reference-tokens.md');
  });

  test.each(ALL)('$label has an id, one plain sentence and a name', (row) => {
    const { family, label, explanation } = row;
    const sentence = explanationSentence(explanation);
    expect(family).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/);
    expect(sentence).toMatch(/^[A-Z][^.]*(?:\.sig)?[^.]*\.$/);
    expect(sayIfKnown(`recognised_${nameKey(label)}`)).toBe(label);
    expect(labelWords(row)).toBe(label);
  });

  test('has no name twice', () => {
    const names = NAMED_FAMILIES.flatMap((family) =>
      family.names.map((name) => name.toLowerCase()),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('has no name that another family’s pattern takes', () => {
    for (const family of NAMED_FAMILIES) {
      for (const name of family.names) {
        expect(familyNamed(name.replaceAll('*', 'x1'))?.family).toBe(family.family);
      }
    }
  });

  test('has each family of envelopes once', () => {
    const ids = ENVELOPE_FAMILIES.map(({ family }) => family);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
