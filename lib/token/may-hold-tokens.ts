// Whether it is worth to read a token whole for what may stand inside of it: a look at its text tells for
// nearly all of them that there is nothing.
import type { HitForm } from '../scan/hit.ts';
import { textOf } from './envelopes/content.ts';

/**
 * How a token begins that is the value of a string: with a JOSE header, as find.ts explains, a version of
 * PASETO, or an object; or an escape, which may be any of them.
 */
const INSIDE = /"(?:e[wy]|v\d|\{|\\)/;
/** And one that is the content as a whole. */
const WHOLE = /^(?:e[wy]|v\d)/;
/** The content may be any text (RFC 7797 §3); an escape may spell the name. */
const UNENCODED = /b64|\\/;

/** False where no token stands in another for sure. Total and linear. */
export function mayHoldTokens(raw: string, form: HitForm): boolean {
  if (form !== 'jws' && form !== 'jwe') return true;
  const [header = '', content = ''] = raw.split('.', 2);
  const head = textOf(header);
  if (head === null || INSIDE.test(head) || UNENCODED.test(head)) return true;
  if (form === 'jwe' || content === '') return false;
  const text = textOf(content);
  return text === null || INSIDE.test(text) || WHOLE.test(text);
}
