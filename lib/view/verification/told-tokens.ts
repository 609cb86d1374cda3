// The answer about each token, for lists, copies and documents, which ask for none themselves. Kept beside
// the token and gone with it; never stored.
import { signal } from '@preact/signals';
import type { Token } from '../../token/token.ts';
import type { Answer } from './answers.ts';

const UNASKED: Answer = { state: 'unasked' };

const told = new WeakMap<Token, Answer>();
/** Changes with every answer. */
const revision = signal(0);

/** What was found out about a token in this view; reads a signal. */
export function toldOf(token: Token): Answer {
  void revision.value;
  return told.get(token) ?? UNASKED;
}

/** Takes an answer, or that there is none any more. */
export function keepTold(token: Token, answer: Answer = UNASKED): void {
  told.set(token, answer);
  revision.value = revision.peek() + 1;
}
