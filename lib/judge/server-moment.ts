import type { Neighbourhood, Subject } from './finding.ts';
import type { Lifetime } from './lifetime.ts';
import { hostsSentTo } from './sent-to.ts';

/** A moment of this machine as others may have had it: milliseconds since the epoch. */
interface Moments {
  readonly earliest: number;
  readonly latest: number;
}

interface Sent extends Pick<Subject, 'record'> {
  readonly around: Pick<Neighbourhood, 'clock'>;
}

/**
 * A moment by the clocks of those that a token was sent to, or else was seen with: who accepts a token looks
 * at no other clock. Those that are not known to be off are taken to agree with this machine's.
 */
export function byServers(moment: number, { record, around }: Sent): Moments {
  const sent = hostsSentTo(record);
  const hosts = sent.length > 0 ? sent : record.hosts;
  let [earliest, latest] = hosts.length > 0 ? [Infinity, -Infinity] : [0, 0];
  for (const host of hosts) {
    const clock = around.clock(host);
    earliest = Math.min(earliest, clock?.earliest ?? 0);
    latest = Math.max(latest, clock?.latest ?? 0);
  }
  return { earliest: moment + earliest, latest: moment + latest };
}

/**
 * Whether a request carried a token after its end, by the clocks of those that it was sent to as well: for them
 * it may have been current still.
 */
export function isSentAfterExpiry(
  { expiresAt, sentAfterExpiry }: Pick<Lifetime, 'expiresAt' | 'sentAfterExpiry'>,
  sent: Sent,
): boolean {
  const { lastSentAt } = sent.record;
  if (!sentAfterExpiry || expiresAt === null || lastSentAt === null) return false;
  return byServers(lastSentAt, sent).earliest >= expiresAt;
}
