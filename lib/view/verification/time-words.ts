// The verdict about time, in words. It is a verdict of its own: a signature that is verified says nothing
// about the end of a token, and a token that has not expired may be forged.

import { CLOCK_LEEWAY } from '../../judge/clock-leeway.ts';
import { clockMatters } from '../../judge/clock-matters.ts';
import type { LifetimeState } from '../../judge/lifetime.ts';
import { type TimeVerdict, timeVerdict } from '../../judge/verdicts.ts';
import type { ServerClock } from '../../ledger/server-clock.ts';
import { keyPart, locale, say } from '../../words/say.ts';
import { coarseDuration, measured } from '../duration.ts';
import type { Entry } from '../entry.ts';
import { type LifetimeMark, lifetimeWords } from '../lifetime-words.ts';

export interface TimeWords {
  readonly mark: LifetimeMark;
  /** In two or three words, for the heading. */
  readonly short: string;
  /** The answer and by whose clock; what makes it doubtful. */
  readonly sentences: readonly string[];
}

/**
 * Where a token stands in its life, by the clock of a server that it was sent to where that is known to be off.
 * @param now milliseconds since the epoch, by this machine's clock
 * @param clocks of all servers
 */
export function timeWords(entry: Entry, now: number, clocks: readonly ServerClock[]): TimeWords {
  const clock = clockOf(entry.record.hosts, clocks);
  const verdict = timeVerdict(entry.token, entry.record, now, clock);
  const { mark, long } = lifetimeWords(entry, verdict.moment);
  const { orElse, issuedAhead } = verdict;
  const more: string[] = [];
  if (orElse !== null) more.push(say('verify_time_or_else', { state: stateWord(orElse) }));
  if (issuedAhead !== null)
    more.push(
      say('verify_time_issued_ahead', {
        amount: coarseDuration(issuedAhead),
        leeway: coarseDuration(CLOCK_LEEWAY),
      }),
    );
  return {
    mark,
    short: say(`verify_time_short_${keyPart(mark)}`),
    sentences: [answer(mark, capitalised(long), verdict), ...more],
  };
}

function answer(mark: LifetimeMark, words: string, { basis }: TimeVerdict): string {
  if (mark === 'unbounded') return say('verify_time_unbounded');
  if (mark === 'unknown') return `${words}.`;
  if (basis.clock === 'own') return say('verify_time_here', { words });
  const { host, earliest, latest } = basis;
  const offset = (earliest + latest) / 2;
  const values = { words, host, doubt: measured((latest - earliest) / 2, 1) };
  if (!clockMatters(basis)) return say('verify_time_agrees', values);
  const amount = measured(Math.abs(offset), 1);
  return say(offset < 0 ? 'verify_time_behind' : 'verify_time_ahead', { ...values, amount });
}

/** The clock that says most: one that is off, else the first that is known. */
function clockOf(
  hosts: readonly string[],
  clocks: readonly ServerClock[],
): ServerClock | undefined {
  const known = clocks.filter(({ host }) => hosts.includes(host));
  return known.find(clockMatters) ?? known[0];
}

function stateWord(state: LifetimeState): string {
  const accepted = state === 'expiring' || state === 'unbounded' ? 'current' : state;
  return say(`verify_time_state_${keyPart(accepted)}`);
}

/** As a sentence begins. */
function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1);
}
