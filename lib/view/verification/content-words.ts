import type { Verification } from '../../judge/verify/verification.ts';
import { say, sayCounted } from '../../words/say.ts';
import type { VerdictWords } from './verdict-words.ts';

/** A verdict with what has to be said where it was calculated with content that a person gave. */
export function withContent(
  words: VerdictWords,
  { signature, givenContent }: Pick<Verification, 'signature' | 'givenContent'>,
): VerdictWords {
  if (givenContent === undefined) return words;
  const notes = [...(words.notes ?? []), sayCounted('verify_content_given', givenContent)];
  const isMismatch = signature.state === 'failed' && signature.reason.code === 'signature-mismatch';
  if (!isMismatch) return { ...words, notes };
  // The likeliest cause is none that speaks against the token.
  const [sentence, fix] = [say('verify_content_mismatch'), say('verify_fix_content_mismatch')];
  return { ...words, sentence, fix, notes };
}
