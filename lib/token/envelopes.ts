// Every family of envelopes, from the most to the least telling shape: the first that reads a value
// has it. The catalogue in docs/reference-tokens.md is made from this table.
import { ACCOUNTS } from './envelopes/accounts.ts';
import { BIG_IP } from './envelopes/big-ip.ts';
import { DJANGO } from './envelopes/django.ts';
import type { Candidate, EnvelopeFamily } from './envelopes/envelope.ts';
import { EXPRESS, SIGNED_JSON } from './envelopes/express.ts';
import { ITSDANGEROUS } from './envelopes/itsdangerous.ts';
import { PHP } from './envelopes/php.ts';
import { PIPES } from './envelopes/pipes.ts';
import { RAILS } from './envelopes/rails.ts';
import { SEALS } from './envelopes/sealed.ts';
import { type Recognition, recognition } from './recognition.ts';

export const ENVELOPE_FAMILIES: readonly EnvelopeFamily[] = [
  ...SEALS,
  ...PHP,
  ...ACCOUNTS,
  ...PIPES,
  ...RAILS,
  ...DJANGO,
  ...ITSDANGEROUS,
  ...SIGNED_JSON,
  ...EXPRESS,
  ...BIG_IP,
];

/** Reads a value as an envelope of the first family whose shape it has. Total and linear. */
export function readEnvelope(candidate: Candidate): Recognition | null {
  for (const family of ENVELOPE_FAMILIES) {
    const reading = family.read(candidate);
    if (reading === null) continue;
    return { ...recognition(family, reading), label: reading.label ?? family.label };
  }
  return null;
}
