// What only some values need to be read with: the formats of envelopes, whole tokens, JSON around tokens. A
// background has it a moment later than the rest, so finders are given it.
import type { Hit } from '../scan/hit.ts';
import type { Quarry } from '../scan/quarry.ts';
import type { FindWindows } from '../scan/windows.ts';
import type { ReadEnvelope } from './recognising.ts';

/** A token inside of another, with the chain that leads to it from there. */
export interface InnerToken extends Pick<Hit, 'raw' | 'form'> {
  readonly via: readonly string[];
}

export interface Readers {
  readonly readEnvelope: ReadEnvelope;
  /** The tokens inside of a token, at any depth. */
  readonly innerTokens: (raw: string) => readonly InnerToken[];
  readonly findWindows: FindWindows;
  /** Null where none can be had. */
  readonly namedQuarry: Quarry<'reference'> | null;
}
