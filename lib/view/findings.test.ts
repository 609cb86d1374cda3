import { describe, expect, test } from 'vitest';
import { HOSTILE, ORDINARY } from '../../tests/gallery/scenes.ts';
import { NOW } from '../../tests/gallery/tokens.ts';
import { EXAMPLES } from '../../tests/rules/examples.ts';
import { entriesOf, entryOf } from '../../tests/support/entries.ts';
import { RULES } from '../judge/rules.ts';
import { evidenceWords, ruleWords } from './finding-words.ts';
import { findingsOf, findingsWeight, worstSeverity } from './findings.ts';
import { countWords } from './rule-titles.ts';
import { sortEntries } from './sort.ts';

const byId = new Map(entriesOf(ORDINARY).map((entry) => [String(entry.id), entry]));
const codesOf = (id: string): readonly string[] => {
  const entry = byId.get(id);
  if (entry === undefined) throw new Error(`The gallery has no token ${id}.`);
  return findingsOf(entry).map(({ code }) => code);
};

describe('the findings of an ordinary page', () => {
  test('are few, and each is true', () => {
    expect([...byId.keys()].map((id) => [id, codesOf(id)])).toEqual([
      ['old-access', []],
      ['access', []],
      ['id', []],
      ['encrypted', []],
      ['session', []],
      ['metrics', ['token-in-url', 'access-token-without-exp']],
    ]);
  });

  test('are worked out once for an entry', () => {
    const entry = entryOf(EXAMPLES.unsigned.finds[0][1]);
    expect(findingsOf(entry)).toBe(findingsOf(entry));
  });

  test('sort the worst first', () => {
    const [note, warning, error] = [
      EXAMPLES['key-url-in-header'].finds[0],
      EXAMPLES['embedded-key'].finds[0],
      EXAMPLES.unsigned.finds[0],
    ].map(([, record], index) => entryOf({ ...record, id: `t${index}` as never }));
    if (!note || !warning || !error) throw new Error('an example is missing');
    expect([note, warning, error].map(worstSeverity)).toEqual(['note', 'warning', 'error']);
    const sorted = sortEntries(
      [note, error, ...byId.values(), warning],
      { column: 'findings', descending: true },
      NOW,
    );
    expect(sorted.slice(0, 4).map(worstSeverity)).toEqual(['error', 'error', 'warning', 'note']);
    expect(findingsWeight(error)).toBeGreaterThan(findingsWeight(warning) * 50);
  });
});

describe('the words', () => {
  test.each(RULES.map(({ code }) => code))('of %s are a title and two sentences', (code) => {
    const { title, why, fix } = ruleWords(code);
    expect(title).toMatch(/^[\p{Lu}a-z][^.]*$/u);
    expect(title.length).toBeLessThan(60);
    for (const sentence of [why, fix]) expect(sentence).toMatch(/^\S.*\.$/);
  });

  test('count, and name the worst', () => {
    const metrics = byId.get('metrics');
    if (metrics === undefined) throw new Error('no token');
    expect(countWords(findingsOf(metrics), 0)).toBe('2 findings, the worst: Error');
    expect(countWords(findingsOf(metrics), 2)).toBe('2 findings, the worst: Error, 2 muted');
    expect(countWords([], 1)).toBe('1 muted');
    expect(countWords([], 0)).toBe('');
  });

  test('of all evidence are one line, whatever a token says', () => {
    for (const record of [
      HOSTILE,
      ...Object.values(EXAMPLES).flatMap(({ finds }) => finds.map(([, ...all]) => all)),
    ]) {
      for (const { evidence } of entriesOf(record).flatMap(findingsOf)) {
        for (const one of evidence) {
          const { label, value } = evidenceWords(one, NOW);
          expect(label).not.toBe('');
          expect(value.length).toBeLessThan(200);
          expect(value).not.toMatch(/evidence_/);
        }
      }
    }
  });
});
