// What is no token at a place but a credential, as the place's name, a name in its text, or the value
// itself says.
import { placeName } from '../scan/hit.ts';
import type { PlacedText } from '../scan/place.ts';
import { hasKnownPrefix, mayHoldNamedValue, type NamedValue, peeled } from './named-value.ts';
import { familyNamed, nameOfPlace } from './names.ts';
import { CREDENTIAL_ROLES, type Unlabelled } from './recognition.ts';

export interface NamedReference<Found extends Unlabelled> {
  readonly raw: string;
  /** Between the place's text and the value, outermost first. */
  readonly via: readonly string[];
  readonly recognition: Found;
  /** Where it begins in the place's text; null where it does not stand there as it is. */
  readonly start: number | null;
}

/** All that may be a credential in a text. */
export type NamedValues = (text: string) => readonly NamedValue[];
type Recognise<Found> = (name: string, value: string) => Found | null;

const NONE: readonly never[] = [];

/**
 * The credentials at a place that is no cookie. Total and linear.
 * @param recognised recognises a value by its name and itself.
 * @param namedValues is asked where a look at the text tells that it may hold some.
 */
export function namedReferences<Found extends Unlabelled>(
  place: Pick<PlacedText, 'carrier' | 'field' | 'text'>,
  recognised: Recognise<Found>,
  namedValues: NamedValues,
): readonly NamedReference<Found>[] {
  return whole(place, recognised) ?? inside(place, recognised, namedValues);
}

/** The whole text as the value of a parameter, a part or a key of storage. */
function whole<Found extends Unlabelled>(
  { carrier, field, text }: Pick<PlacedText, 'carrier' | 'field' | 'text'>,
  recognised: Recognise<Found>,
): readonly NamedReference<Found>[] | null {
  if (carrier.endsWith('-header') || !namesCredential(field)) return null;
  const { raw, via } = peeled(text, []);
  const recognition = credential(recognised(field, raw));
  const start = text.lastIndexOf(raw);
  return recognition && [{ raw, via, recognition, start: start < 0 ? null : start }];
}

/** The named values in a text. */
function inside<Found extends Unlabelled>(
  place: Pick<PlacedText, 'carrier' | 'field' | 'text'>,
  recognised: Recognise<Found>,
  namedValues: NamedValues,
): readonly NamedReference<Found>[] {
  if (!mayHoldNamedValue(place.text)) return NONE;
  return namedValues(place.text).flatMap(({ raw, via, start }) => {
    const name = nameOfPlace(placeName(place, via));
    if (!namesCredential(name) && !hasKnownPrefix(raw)) return [];
    const recognition = credential(recognised(name, raw));
    return recognition === null ? [] : [{ raw, via, recognition, start }];
  });
}

/** Whether a name was given to a credential by a specification. */
function namesCredential(name: string): boolean {
  return mayHoldNamedValue(name) && familyNamed(name)?.anywhere === true;
}

/** What lets someone in, or null. */
export function credential<Found extends Unlabelled>(recognition: Found | null): Found | null {
  return recognition !== null && CREDENTIAL_ROLES.includes(recognition.role) ? recognition : null;
}
