// Why a token is taken for what it is taken for, and what was taken away around it, in words.
import { keyPart, say } from '../words/say.ts';
import type { KindReason } from './kind.ts';
import { evidenceWords } from './recognition-words.ts';
import type { Surrounding } from './trim.ts';

/** A reason without a capital or a full stop; names stand between backticks: "`typ` is at+jwt". */
export function reasonWords(reason: KindReason): string {
  if (reason.code === 'recognised') return evidenceWords(reason.evidence);
  const value = 'value' in reason ? reason.value : '';
  return say(`reason_${keyPart(reason.code)}`, { name: reason.name, value });
}

/** What was taken away around a token, as a part of a sentence: "the scheme Bearer". */
export function surroundingWords({ code, name }: Surrounding): string {
  return say(`surrounding_${keyPart(code)}`, { name });
}
