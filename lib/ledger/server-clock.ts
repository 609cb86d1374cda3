/** How far a server's clock is ahead of this machine's, as a range that holds the truth. */
export interface ServerClock {
  /** Host with port. */
  readonly host: string;
  /** Milliseconds to add to this machine's time; negative for a clock that is behind. */
  readonly earliest: number;
  readonly latest: number;
  /** How many answers agree on it. */
  readonly samples: number;
}

/** So many answers that agree are no accident: one from a cache that leaves Age out can be of any hour. */
export const ENOUGH_SAMPLES = 3;
