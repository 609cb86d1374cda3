import type { Pseudonyms } from './pseudonyms.ts';

/** What is cut out of a token and counted, as it stands for nothing. */
export type Removed = 'signature' | 'encrypted' | 'salt' | 'digest';

/** What the parts of one share have in common. */
export interface ShareContext {
  readonly names: Pseudonyms;
  /** A token in its safe form; null for a text that is none. */
  readonly token: (raw: string) => string | null;
  /** A URL with stand-ins for its host, its parts and its parameters. */
  readonly url: (url: string) => string;
  /** Counts something that was removed. */
  readonly removed: (what: Removed) => void;
}
