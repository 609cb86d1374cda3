import type { Entry } from '../entry.ts';
import { saidText, seenText } from '../search-texts.ts';

/** In a token's own text a word must be this long: any two letters stand somewhere in base64url. */
const LONG_WORD = 8;

/**
 * A word made ready for looking for it in many tokens. Upper and lower case are alike, except in the
 * token's own text, where they mean different things.
 */
export function wordTest(word: string): (entry: Entry) => boolean {
  const lower = word.toLowerCase();
  const isLong = word.length >= LONG_WORD;
  return (entry) =>
    seenText(entry).includes(lower) ||
    saidText(entry).includes(lower) ||
    (isLong && entry.token.raw.includes(word));
}

/** Whether every token that has `longer` has `word` too. */
export function impliesWord(longer: string, word: string): boolean {
  if (!longer.toLowerCase().includes(word.toLowerCase())) return false;
  return longer.length < LONG_WORD || (word.length >= LONG_WORD && longer.includes(word));
}
