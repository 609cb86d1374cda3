// How far servers' clocks are ahead of this machine's, from the Date fields of their answers.
//
// Date is when the message was originated, in whole seconds (RFC 9110 §6.6.1). It was written between
// the moments at which the request left and the answer came, so the server's clock is ahead by
//
//   at least  Date − answered        the server wrote it last of all, its second had just begun
//   at most   Date + 999 − sent      it wrote it first of all, at the end of its second
//
// An answer with an Age field was made for an earlier request (RFC 9111), so its Date says nothing
// about this one; it never comes here. Some caches leave Age out. So a few ranges are kept of each
// host, and what most of them agree on counts (Marzullo's algorithm).
import type { Observation } from './observation.ts';
import { ENOUGH_SAMPLES, type ServerClock } from './server-clock.ts';

interface Range {
  readonly earliest: number;
  readonly latest: number;
}

interface Agreement extends Range {
  /** How many ranges hold it. */
  readonly count: number;
}

interface Watched {
  ranges: readonly Range[];
  /** What was told last. */
  told: ServerClock;
}

/** Ranges kept of one host; the oldest goes first. */
const RANGES = 12;
/** So many newer ranges that agree with each other and not with what was told mean a changed clock. */
const CONTRADICTIONS = ENOUGH_SAMPLES;
/** A range is told anew when it became narrower by this share. */
const NOTICEABLE = 0.1;

type Heard = Pick<Observation, 'host' | 'serverTime' | 'at'>;

export class ServerClocks {
  private readonly limit: number;
  /** By host, the one heard of longest ago first. */
  private readonly watched = new Map<string, Watched>();

  /** @param limit hosts that are watched. */
  constructor(limit: number) {
    this.limit = limit;
  }

  all(): readonly ServerClock[] {
    return [...this.watched.values()].map(({ told }) => told);
  }

  of(host: string): ServerClock | undefined {
    return this.watched.get(host)?.told;
  }

  /** Takes up a clock as it was stored. */
  restore(clock: ServerClock): void {
    this.keep(clock.host, { ranges: [clock], told: clock });
  }

  /**
   * Takes an answer, if it has a Date.
   * @param sentAt when its request went out, milliseconds since the epoch
   * @returns the host if what is known of its clock changed by more than a little, or null
   */
  hear({ host, serverTime, at }: Heard, sentAt: number | null): string | null {
    if (host === null || serverTime === null || sentAt === null) return null;
    return this.note(host, serverTime, sentAt, at) ? host : null;
  }

  /**
   * Takes the Date of an answer. All times are milliseconds since the epoch.
   * @returns whether what is known of the host's clock changed by more than a little.
   */
  note(host: string, serverTime: number, sentAt: number, answeredAt: number): boolean {
    // This machine's own clock was set back in between: nothing follows.
    if (answeredAt < sentAt) return false;
    const range = { earliest: serverTime - answeredAt, latest: serverTime + 999 - sentAt };
    const known = this.watched.get(host);
    if (known === undefined) {
      this.keep(host, { ranges: [range], told: { host, ...range, samples: 1 } });
      return true;
    }
    known.ranges = [...known.ranges, range].slice(-RANGES);
    this.keep(host, known);
    // What allows all that was told already says nothing new, once enough do; most answers do.
    const { earliest, latest, samples } = known.told;
    const allows = range.earliest <= earliest && range.latest >= latest;
    if (allows && samples >= ENOUGH_SAMPLES) return false;
    return tellAnew(known);
  }

  private keep(host: string, watched: Watched): void {
    this.watched.delete(host);
    this.watched.set(host, watched);
    for (const oldest of this.watched.keys()) {
      if (this.watched.size <= this.limit) return;
      this.watched.delete(oldest);
    }
  }
}

function tellAnew(watched: Watched): boolean {
  const { told } = watched;
  const newest = watched.ranges.slice(-CONTRADICTIONS);
  const against = newest.filter((range) => !meet(range, told));
  const changed = agreement(against);
  if (changed !== null && changed.count >= CONTRADICTIONS) {
    watched.ranges = newest;
    watched.told = clockOf(told.host, changed);
    return true;
  }
  const agreed = agreement(watched.ranges);
  if (agreed === null || !meet(agreed, told)) return false;
  // What was told holds on: it may rest on ranges that are kept no longer.
  const both = {
    earliest: Math.max(agreed.earliest, told.earliest),
    latest: Math.min(agreed.latest, told.latest),
    count: Math.max(agreed.count, told.samples),
  };
  const isSettled = told.samples < ENOUGH_SAMPLES && both.count >= ENOUGH_SAMPLES;
  if (!isSettled && width(both) > width(told) * (1 - NOTICEABLE)) return false;
  watched.told = clockOf(told.host, both);
  return true;
}

/** What most ranges have in common, of equals the newest. */
function agreement(ranges: readonly Range[]): Agreement | null {
  let best: Agreement | null = null;
  // What most have in common begins where one of them begins.
  for (const { earliest } of ranges.toReversed()) {
    const holding = ranges.filter(
      (range) => range.earliest <= earliest && earliest <= range.latest,
    );
    if (best !== null && holding.length <= best.count) continue;
    const latest = Math.min(...holding.map((range) => range.latest));
    best = { earliest, latest, count: holding.length };
  }
  return best;
}

function meet(one: Range, other: Range): boolean {
  return one.earliest <= other.latest && other.earliest <= one.latest;
}

function width({ earliest, latest }: Range): number {
  return latest - earliest;
}

function clockOf(host: string, { earliest, latest, count }: Agreement): ServerClock {
  return { host, earliest, latest, samples: count };
}
