// What a piece of the benchmark gives, and how it measures.

/** One bar: what the product took, as a multiple of what it is held against in the same run. */
export interface Row {
  readonly bar: string;
  readonly ratio: number;
  /** The ratio that must not be exceeded; null for one that is only told. */
  readonly limit: number | null;
  readonly detail: string;
}

export interface BenchOptions {
  /** Where a profile of the extension's worker is written, by the piece that can make one. */
  readonly profile: string | null;
  /** Folder of a built extension to measure in place of the one that this source makes. */
  readonly extension: string | null;
}

export interface Bench {
  readonly name: string;
  /** Throws a Failure when this machine lacks what it needs. */
  readonly run: (options: BenchOptions) => Promise<readonly Row[]>;
}

/** Results go here, so that no engine can leave out work whose result nobody reads. */
export let kept: unknown = null;

/** The time of one call in milliseconds, over several of them. */
export function timeOf(work: () => unknown, times = 1): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) kept = work();
  return (performance.now() - start) / times;
}

/**
 * The best time of each work in milliseconds. They take turns, so that a busy machine slows all of
 * them, and what disturbs one round is no part of the best.
 * @param times how often each work is done in one measurement
 */
export function bestOf(
  works: readonly (() => unknown)[],
  rounds: number,
  times: readonly number[] = works.map(() => 1),
): readonly number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      best[index] = Math.min(best[index] ?? 0, timeOf(work, times[index]));
    }
  }
  return best;
}

export function milliseconds(time: number): string {
  return `${time.toFixed(time < 0.1 ? 4 : 2)} ms`;
}

export function megabytes(length: number): string {
  return `${(length / 1e6).toFixed(1)} MB`;
}
