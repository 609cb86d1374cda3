// Names values with all that is known of envelopes, and with what people call them.
import { readEnvelope } from './envelopes.ts';
import { labelOfFamily, labelOfPrefix } from './labels.ts';
import { familyNamed } from './names.ts';
import { recogniseBy } from './recognising.ts';
import type { Recognition, Unlabelled } from './recognition.ts';

const NONE: ReadonlySet<string> = new Set();

/** Names a value, as `recogniseBy` does. */
export function recognise(
  name: string,
  value: string,
  beside: ReadonlySet<string> = NONE,
): Recognition | null {
  const found = recogniseBy(readEnvelope, name, value, beside);
  return found && { ...found, label: found.label ?? labelOf(found, name) };
}

function labelOf({ family, evidence }: Unlabelled, name: string): string {
  return evidence.code === 'prefix'
    ? labelOfPrefix({ prefix: evidence.value })
    : labelOfFamily({ family, names: familyNamed(name)?.names ?? [] });
}
