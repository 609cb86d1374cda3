import type { ServerClock } from '../ledger/server-clock.ts';

/** An offset that is surely smaller changes no judgement that a person could notice. */
const MATTERS_MS = 1_000;

/** Whether a server's clock is surely a second or more away from this machine's. */
export function clockMatters({
  earliest,
  latest,
}: Pick<ServerClock, 'earliest' | 'latest'>): boolean {
  return earliest >= MATTERS_MS || latest <= -MATTERS_MS;
}
