import type { Description, Reading } from '../recognition.ts';

/** One value to look at. */
export interface Candidate {
  /** The value without quotes and percent-encoding. */
  readonly text: string;
  /** The value as it stood. */
  readonly raw: string;
  /** The name without a `__Host-` or `__Secure-` prefix. */
  readonly name: string;
  /** True when a cookie with this suffix to the name stands beside it. */
  readonly hasSibling: (suffix: string) => boolean;
}

/** A family of envelopes. */
export interface EnvelopeFamily extends Description {
  readonly form: 'envelope' | 'reference';
  /** Total and linear; null when the value is not of this family. */
  readonly read: (candidate: Candidate) => Reading | null;
}
