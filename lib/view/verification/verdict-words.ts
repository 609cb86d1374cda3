// What all verdicts have in common, however they came about.

/**
 * How a verdict is marked, by a shape and a colour beside its words. `trusting`: it holds and yet proves
 * little, as one by a key that came inside of the token.
 */
export type VerdictMark =
  | 'verified'
  | 'failed'
  | 'trusting'
  | 'unlocked'
  | 'locked'
  | 'no-key'
  | 'unsigned'
  | 'unsupported'
  | 'unchecked'
  | 'running';

/** A verdict in words. */
export interface VerdictWords {
  readonly mark: VerdictMark;
  /** In two or three words, for the heading. */
  readonly short: string;
  /** The answer in one sentence. */
  readonly sentence: string;
  /** What is odd about the key and does not speak against the answer. */
  readonly notes?: readonly string[];
  /** What can be done about it; null where nothing has to be. */
  readonly fix: string | null;
}
