// A reference token or an envelope in the shape of a token, so that one list can show both.
import type { Hit } from '../scan/hit.ts';
import { decodeToken } from './decode.ts';
import type { Recognition } from './recognition.ts';
import { recognise } from './references.ts';
import type { Token } from './token.ts';

/** What of a record tells how its text is to be read. */
export interface Recorded extends Pick<Hit, 'raw' | 'form'> {
  readonly places: readonly Pick<Hit, 'field'>[];
}

/**
 * Reads what a ledger holds: a token, or a value recognised by the name it travelled under.
 * @returns null for text that is neither, which a ledger never holds.
 */
export function tokenOf({ raw, form, places }: Recorded): Token | null {
  if (form !== 'reference' && form !== 'envelope') return decodeToken(raw);
  const recognition = recognise(places[0]?.field ?? '', raw, ANY_SIBLING);
  return recognition === null ? null : referenceToken(raw, recognition);
}

/** What travelled beside it was checked when it was found. */
const ANY_SIBLING: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

function referenceToken(raw: string, recognition: Recognition): Token {
  const { form, content } = recognition;
  const isObject = typeof content === 'object' && content?.type === 'object';
  return {
    raw,
    form,
    header: { type: 'object', members: [] },
    claims: isObject ? { state: 'read', set: content } : { state: 'reference' },
    detached: false,
    faults: [],
    segments: [],
    recognition,
  };
}
