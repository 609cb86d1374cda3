/** The middle of some numbers and how far they lie apart: a quarter is below `low` and above `high`. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export function spreadOf(numbers: readonly number[]): Spread {
  const at = (share: number): number => quantile(numbers, share);
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** The number that a share (0 to 1) of them is below, between two neighbours if need be. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
