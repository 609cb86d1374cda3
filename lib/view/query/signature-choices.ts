import type { Entry } from '../entry.ts';
import { SIGNATURE_STATES, type SignatureState } from '../verification/signature-state.ts';
import { JUDGED } from './facts.ts';
import { aboutSignature } from './query-words.ts';
import type { Choice } from './value-choices.ts';

/** `signature:` with what can be known of one, and how many tokens it is known of. */
export function signatureChoices(entries: readonly Entry[]): readonly Choice[] {
  const counts = new Map<SignatureState, number>();
  for (const entry of entries) {
    const state = JUDGED.signature(entry);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return SIGNATURE_STATES.map((state) => ({
    insert: state,
    label: state,
    about: aboutSignature(state),
    count: counts.get(state) ?? 0,
    whole: true,
  }));
}
