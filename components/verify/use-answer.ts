import { useEffect } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import type { Answer } from '../../lib/view/verification/answers.ts';
import { judgedEntry } from '../../lib/view/verification/judged-entry.ts';
import { protectionWords } from '../../lib/view/verification/signature-words.ts';
import { uncheckedWords } from '../../lib/view/verification/unchecked-words.ts';
import type { VerdictWords } from '../../lib/view/verification/verdict-words.ts';
import { useStore } from '../app/store-context.ts';
import type { VerifyDesk } from './verify-desk.ts';

/** What is known of a token, worked out by itself once keys are known; without any request. */
export function useAnswer(desk: VerifyDesk, entry: Entry): Answer {
  const isAwake = desk.isAwake.value && entry.token.recognition === undefined;
  const keys = desk.keys.value;
  useEffect(() => {
    if (isAwake) void desk.answers.ask(entry);
  }, [desk, isAwake, keys, entry.id, entry.token]);
  return desk.answers.of(entry);
}

/** The verdict about who made the token, in words. */
export function useVerdictWords(desk: VerifyDesk, entry: Entry): VerdictWords {
  const answer = useAnswer(desk, entry);
  const { now } = useStore();
  if (answer.state !== 'told') return uncheckedWords(entry.token, answer.state);
  // Only what tells how long ago keys were fetched follows the clock.
  return protectionWords(answer.verification, now.value);
}

/** The entry whose time and claims are told: what was inside of its token, once that could be read. */
export function useJudged(desk: VerifyDesk, entry: Entry): Entry {
  return judgedEntry(entry, useAnswer(desk, entry));
}
