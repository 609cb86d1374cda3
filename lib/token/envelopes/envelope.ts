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

/** A family of envelopes, as data for the recogniser and for the catalogue that people read. */
export interface EnvelopeFamily extends Description {
  readonly form: 'envelope' | 'reference';
  /** The shape in words, for the catalogue. */
  readonly shape: string;
  /** What can be read without a key, for the catalogue. */
  readonly readable: string;
  /** Total and linear; null when the value is not of this family. */
  readonly read: (candidate: Candidate) => Reading | null;
}
