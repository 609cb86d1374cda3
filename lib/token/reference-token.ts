// A reference token or an envelope in the shape of a token, so that one list can show both.
import type { Hit } from '../scan/hit.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';
import { decodeToken } from './decode.ts';
import { nameOfPlace } from './names.ts';
import type { Recognition } from './recognition.ts';
import { recognise } from './references.ts';
import type { Token } from './token.ts';

/** What of a record tells how its text is to be read. */
export interface Recorded extends Pick<Hit, 'raw' | 'form'> {
  readonly places: readonly Pick<Hit, 'carrier' | 'field' | 'via'>[];
}

/**
 * Reads what a ledger holds: a token, or a value recognised by the name it travelled under.
 * @returns null for text that is neither, which a ledger never holds.
 */
export function tokenOf({ raw, form, places }: Recorded): Token | null {
  if (form !== 'reference' && form !== 'envelope') return decodeToken(raw);
  const [first] = places;
  const name = first === undefined ? '' : nameOfPlace(first);
  // A signature beside it makes an envelope of a cookie, and was there when this one was found.
  const signed = form === 'envelope' && first !== undefined && COOKIE_CARRIERS.has(first.carrier);
  const recognition = recognise(name, raw, signed ? ANY_SIBLING : undefined);
  return recognition === null ? null : referenceToken(raw, recognition);
}

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
