// Names values with all that is known of envelopes.
import { readEnvelope } from './envelopes.ts';
import { recogniseBy } from './recognising.ts';
import type { Recognition } from './recognition.ts';

const NONE: ReadonlySet<string> = new Set();

/** Names a value, as `recogniseBy` does. */
export function recognise(
  name: string,
  value: string,
  beside: ReadonlySet<string> = NONE,
): Recognition | null {
  return recogniseBy(readEnvelope, name, value, beside);
}
