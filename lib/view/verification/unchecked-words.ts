// What can be told of a signature that nobody has checked.
import { isEncrypted, type Token } from '../../token/token.ts';
import { keyPart, say } from '../../words/say.ts';
import type { Answer } from './answers.ts';
import { unsecured } from './signature-state.ts';
import type { VerdictWords } from './verdict-words.ts';

/** Small, as the heading needs it before anything else of verification is loaded. */
export function uncheckedWords(
  token: Token,
  state: Exclude<Answer['state'], 'told'>,
): VerdictWords {
  if (token.recognition !== undefined) return words('unchecked', 'nothing');
  if (state === 'running') return words('running', isEncrypted(token) ? 'decrypting' : 'running');
  const unchecked = untouched(token);
  if (state === 'unasked') return unchecked;
  const sentence = say(state === 'failed' ? 'verify_no_answer' : 'verify_load_failed');
  return { ...unchecked, sentence };
}

/** Of what is encrypted and was not opened. */
export function lockedWords(): VerdictWords {
  return words('locked', 'locked');
}

function untouched(token: Token): VerdictWords {
  if (isEncrypted(token)) return lockedWords();
  const why = unsecured(token);
  if (why === null) return words('unchecked', 'unchecked');
  return { ...words('unsigned', 'unsigned'), sentence: say(`verify_unsigned_${keyPart(why)}`) };
}

type Name = keyof typeof SENTENCES | 'unsigned';

/** Keys of texts, as no language is chosen yet. */
const SENTENCES = {
  nothing: 'verify_nothing',
  running: 'verify_running',
  decrypting: 'verify_decrypting',
  locked: 'verify_locked',
  unchecked: 'verify_unchecked',
} as const;

function words(mark: VerdictWords['mark'], name: Name): VerdictWords {
  const sentence = name === 'unsigned' ? '' : say(SENTENCES[name]);
  return { mark, short: say(`verify_short_${name}`), sentence, fix: null };
}
