import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import { stepWords } from './step-words.ts';

const STEPS = [
  ['percent-encoded', 'prozentkodiert'],
  ['quoted', 'in Anführungszeichen'],
  ['form refresh_token', 'Formularfeld refresh_token'],
  ['chunk 0 missing', 'Teil 0 fehlt'],
  ['chunks 1, 2 missing', 'Teile 1, 2 fehlen'],
] as const;

afterEach(speakEnglish);

describe('a step of a chain', () => {
  test.each(STEPS)('%s is the same in English, and said in German', (step, german) => {
    expect(stepWords(step)).toBe(step);
    speakGerman();
    expect(stepWords(step)).toBe(german);
  });

  test('that is a scheme, a path or any other name is itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('Bearer', '$.a', 'base64', '?t'), fc.string()),
        (step) => {
          expect(stepWords(step)).toBe(step);
        },
      ),
    );
  });
});
