import { readEnvelope } from './envelopes.ts';
import { innerTokens } from './inner-tokens.ts';
import type { Readers } from './readers.ts';

/** All that finders may need. */
export const READERS: Readers = { readEnvelope, innerTokens };
