import { clockMatters } from '../judge/clock-matters.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import { say } from '../words/say.ts';
import { measured } from './duration.ts';

/** "2.1 s ahead", "3.5 min behind": a clock as seen from this machine's. */
export function offsetWords({ earliest, latest }: ServerClock): string {
  const offset = (earliest + latest) / 2;
  const amount = measured(Math.abs(offset), 1);
  return say(offset < 0 ? 'clock_behind' : 'clock_ahead', { amount });
}

/** "api.example's clock is 2.1 s ahead of yours (±0.5 s)". */
export function clockSentence(clock: ServerClock): string {
  const offset = (clock.earliest + clock.latest) / 2;
  return say(offset < 0 ? 'clock_behind_sentence' : 'clock_ahead_sentence', {
    host: clock.host,
    amount: measured(Math.abs(offset), 1),
    doubt: measured((clock.latest - clock.earliest) / 2, 1),
  });
}

/** The clocks of some hosts that matter, the furthest from this machine's first. */
export function clocksOf(
  clocks: readonly ServerClock[],
  hosts: Iterable<string>,
): readonly ServerClock[] {
  const mattering = clocks.filter(clockMatters);
  // Of thousands of tokens the hosts need not be gone through for clocks that are right.
  if (mattering.length === 0) return [];
  const asked = new Set(hosts);
  const distance = ({ earliest, latest }: ServerClock) => Math.abs(earliest + latest);
  return mattering
    .filter(({ host }) => asked.has(host))
    .toSorted((one, other) => distance(other) - distance(one));
}
