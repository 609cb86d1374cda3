// What only some values need to be read with: the formats of envelopes, and whole tokens. A background
// has it a moment later than the rest, so finders are given it.
import type { Hit } from '../scan/hit.ts';
import type { ReadEnvelope } from './recognising.ts';

/** A token inside of another, with the chain that leads to it from there. */
export interface InnerToken extends Pick<Hit, 'raw' | 'form'> {
  readonly via: readonly string[];
}

export interface Readers {
  readonly readEnvelope: ReadEnvelope;
  /** The tokens inside of a token, at any depth. */
  readonly innerTokens: (raw: string) => readonly InnerToken[];
}
