import type { ServerClock } from '../ledger/server-clock.ts';

/** An offset that is surely smaller changes no judgement that a person could notice. */
const MATTERS_MS = 1_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether a server's clock is surely a second or more away from this machine's. */
export function clockMatters({ earliest, latest }: ServerClock): boolean {
  return earliest >= MATTERS_MS || latest <= -MATTERS_MS;
}

/** "2.1 s ahead", "3.5 min behind": a clock as seen from this machine's. */
export function offsetWords({ earliest, latest }: ServerClock): string {
  const offset = (earliest + latest) / 2;
  return `${amount(Math.abs(offset))} ${offset < 0 ? 'behind' : 'ahead'}`;
}

/** "api.example's clock is 2.1 s ahead of yours (±0.5 s)". */
export function clockSentence(clock: ServerClock): string {
  const offset = (clock.earliest + clock.latest) / 2;
  const side = offset < 0 ? 'behind' : 'ahead of';
  const doubt = amount((clock.latest - clock.earliest) / 2);
  return `${clock.host}'s clock is ${amount(Math.abs(offset))} ${side} yours (±${doubt})`;
}

/** The clocks of some hosts that matter, the furthest from this machine's first. */
export function clocksOf(
  clocks: readonly ServerClock[],
  hosts: Iterable<string>,
): readonly ServerClock[] {
  const asked = new Set(hosts);
  const distance = ({ earliest, latest }: ServerClock) => Math.abs(earliest + latest);
  return clocks
    .filter((clock) => asked.has(clock.host) && clockMatters(clock))
    .toSorted((one, other) => distance(other) - distance(one));
}

function amount(span: number): string {
  if (span < MINUTE) return `${tenths(span / SECOND)} s`;
  if (span < HOUR) return `${tenths(span / MINUTE)} min`;
  return span < 2 * DAY ? `${tenths(span / HOUR)} h` : `${tenths(span / DAY)} days`;
}

function tenths(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 1 });
}
