// The steps of an unwrap chain in words. Steps are stored and exported as codes; most of them (an
// auth-scheme, a path, base64) are the same in every language.
import { say, sayCounted } from '../words/say.ts';

const LACK = /^chunks? (\d+(?:, \d+)*) missing$/;
const NAMED = /^(form|multipart) (.*)$/s;

/** One step as people read it; one that is no word is itself. */
export function stepWords(step: string): string {
  if (step === 'percent-encoded') return say('step_percent_encoded');
  if (step === 'quoted') return say('step_quoted');
  if (step === 'claims') return say('step_claims');
  if (step === 'header') return say('step_header');
  const [, part, name = ''] = NAMED.exec(step) ?? [];
  if (part !== undefined) {
    return part === 'form' ? say('step_form', { name }) : say('step_multipart', { name });
  }
  const [, chunks] = LACK.exec(step) ?? [];
  if (chunks === undefined) return step;
  return sayCounted('step_chunks_missing', chunks.split(', ').length, { chunks });
}
