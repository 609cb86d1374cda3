import { ENOUGH_SAMPLES, type ServerClock } from '../ledger/server-clock.ts';

/** By less no finding changes that is true: clocks of most servers are seconds off, and known ever better. */
const OFF_MS = 60_000;

/** The clocks that are surely off by more than a minute, by host with port. */
export function offClocks(clocks: readonly ServerClock[]): ReadonlyMap<string, ServerClock> {
  const off = clocks.filter(
    ({ earliest, latest, samples }) =>
      samples >= ENOUGH_SAMPLES && (earliest >= OFF_MS || latest <= -OFF_MS),
  );
  return new Map(off.map((clock) => [clock.host, clock]));
}
