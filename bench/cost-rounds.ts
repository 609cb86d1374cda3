// Rounds in which several browsers take turns, and how they compare.
import type { Flood, FloodBrowser } from './cost-browsers.ts';
import { quantile, type Spread, spreadOf } from './statistics.ts';

/** The floods of each variant by its name, in order of rounds. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly Flood[]>>;

interface Plan<Name extends string> {
  /** Opened at the beginning of each launch, so that the luck of one start is not the result. */
  readonly open: Readonly<Record<Name, () => Promise<FloodBrowser>>>;
  readonly launches: number;
  /** For each launch. */
  readonly rounds: number;
  /** Fetches of one flood. A short one shares the moment with the others of its round. */
  readonly fetches: number;
}

/** Opens all browsers and lets them take turns; who begins changes with every round. */
export async function runRounds<Name extends string>(plan: Plan<Name>): Promise<Rounds<Name>> {
  const names = Object.keys(plan.open) as Name[];
  const floods = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Flood[]
  >;
  for (let launch = 0; launch < plan.launches; launch++) {
    const browsers = new Map<Name, FloodBrowser>();
    try {
      for (const name of names) browsers.set(name, await plan.open[name]());
      for (let round = 0; round < plan.rounds; round++) {
        const first = round % names.length;
        for (const name of [...names.slice(first), ...names.slice(0, first)]) {
          const flood = await browsers.get(name)?.flood(plan.fetches);
          if (flood !== undefined) floods[name].push(flood);
        }
      }
    } finally {
      await Promise.all([...browsers.values()].map((browser) => browser.close()));
    }
  }
  return floods;
}

/** Wall time or processor time as a multiple of the other's, compared round by round. */
export function ratios(
  ours: readonly Flood[],
  theirs: readonly Flood[],
  measure: 'ms' | 'cpuMs',
): Spread | null {
  const found = ours.flatMap((flood, round) => {
    const [a, b] = [flood[measure], theirs[round]?.[measure] ?? null];
    return a === null || b === null ? [] : [a / b];
  });
  return found.length === 0 ? null : spreadOf(found);
}

/** The middle time of some floods in milliseconds. */
export function middle(floods: readonly Flood[], measure: 'ms' | 'cpuMs'): number {
  return spreadOf(floods.flatMap((flood) => flood[measure] ?? [])).median;
}

/** What the fastest tenth of some floods stays within, in milliseconds: the least disturbed ones. */
export function fastest(floods: readonly Flood[], measure: 'ms' | 'cpuMs'): number {
  return quantile(
    floods.flatMap((flood) => flood[measure] ?? []),
    0.1,
  );
}
