import type { Succession } from '../judge/succession.ts';
import type { TokenRecord } from '../ledger/record.ts';
import { sinceWords } from './obstacle.ts';

/** What was known of the earlier token when the later one came. */
type Earlier = Pick<TokenRecord, 'id' | 'lastRejection'>;

/**
 * How a token was replaced: "Replaced after a 401 at 20:09:38.".
 * @param earlier the token itself
 * @param now milliseconds since the epoch
 */
export function replacedSentence(succession: Succession, earlier: Earlier, now: number): string {
  const at = sinceWords(succession.at, now);
  switch (succession.evidence) {
    case 'refresh-answer':
      return succession.issuedFor === earlier.id
        ? `Replaced at ${at} by the answer to a request that carried it.`
        : `Replaced by a refresh at ${at}.`;
    case 'rejection':
      return `Replaced after a ${earlier.lastRejection?.status ?? 'refusal'} at ${at}.`;
    case 'time':
      return `Replaced by a later one at ${at}.`;
  }
}

/**
 * How a token came after another: "Came by a refresh at 20:09:38, after an earlier one.".
 * @param earlier the one that it replaced
 * @param now milliseconds since the epoch
 */
export function cameSentence(succession: Succession, earlier: Earlier, now: number): string {
  const at = sinceWords(succession.at, now);
  switch (succession.evidence) {
    case 'refresh-answer':
      return succession.issuedFor === earlier.id
        ? `Came at ${at} in the answer to a request that carried the one before it.`
        : `Came by a refresh at ${at}, after an earlier one.`;
    case 'rejection':
      return `Came at ${at}, after a ${earlier.lastRejection?.status ?? 'refusal'} for the one before it.`;
    case 'time':
      return `Came at ${at}, after an earlier one.`;
  }
}
