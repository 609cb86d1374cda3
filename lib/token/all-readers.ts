import { findWindows } from '../scan/find-windows.ts';
import { readEnvelope } from './envelopes.ts';
import { innerTokens } from './inner-tokens.ts';
import { NAMED_VALUES } from './named-quarry.ts';
import type { Readers } from './readers.ts';

/** All that finders may need. */
export const READERS: Readers = {
  readEnvelope,
  innerTokens,
  findWindows,
  namedQuarry: NAMED_VALUES,
};
