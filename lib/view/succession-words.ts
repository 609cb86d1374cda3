import type { Succession } from '../judge/succession.ts';
import type { TokenRecord } from '../ledger/record.ts';
import { say, type Values } from '../words/say.ts';
import { atMoment } from './date.ts';

/** What was known of the earlier token when the later one came. */
type Earlier = Pick<TokenRecord, 'id' | 'lastRejection'>;

/**
 * How a token was replaced: "Replaced after a 401 at 20:09:38.".
 * @param earlier the token itself
 * @param now milliseconds since the epoch
 */
export function replacedSentence(succession: Succession, earlier: Earlier, now: number): string {
  return say(`replaced_${how(succession, earlier)}`, values(succession, earlier, now));
}

/**
 * How a token came after another: "Came by a refresh at 20:09:38, after an earlier one.".
 * @param earlier the one that it replaced
 * @param now milliseconds since the epoch
 */
export function cameSentence(succession: Succession, earlier: Earlier, now: number): string {
  return say(`came_${how(succession, earlier)}`, values(succession, earlier, now));
}

type How = 'exchange' | 'refresh' | 'status' | 'refusal' | 'later';

function how({ evidence, issuedFor }: Succession, { id, lastRejection }: Earlier): How {
  switch (evidence) {
    case 'refresh-answer':
      return issuedFor === id ? 'exchange' : 'refresh';
    case 'rejection':
      return lastRejection === null ? 'refusal' : 'status';
    case 'time':
      return 'later';
  }
}

function values({ at }: Succession, { lastRejection }: Earlier, now: number): Values {
  return { at: atMoment(at, now), status: String(lastRejection?.status ?? '') };
}
