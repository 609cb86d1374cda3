// One cheap test for the short and boring texts that most fields of most messages are.
import { hasLongRun } from './base64.ts';

/** No token is shorter, nor is what wraps one. */
const SHORTEST = 16;
/** A longer text is searched at the engine's full speed instead. */
const LONGEST = 2048;

/**
 * What every text has that holds a token or wraps one, but for base64: the beginning of a header or of
 * a PASETO, an escape, a part of the names that JSON serializations have.
 */
const SIGN = /e[yw]|v[1-4]\.|%|\\u00|gnatur|pherte/;

/** True only if nothing in a text is a token or could wrap one. Linear. */
export function isPlain(text: string): boolean {
  if (text.length < SHORTEST) return true;
  return text.length <= LONGEST && !SIGN.test(text) && !hasLongRun(text);
}
