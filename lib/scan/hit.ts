import type { CookieAttributes } from '../http/set-cookie.ts';
import type { Carrier } from './carriers.ts';
import type { PlacedText } from './place.ts';
import type { Form } from './unwrapped.ts';

/** How a token is serialized, or that it is none but leads to state on the server. */
export type HitForm = Form | 'reference' | 'envelope';

/** A token found at a carrier. */
export interface Hit {
  readonly raw: string;
  readonly form: HitForm;
  readonly carrier: Carrier;
  /**
   * The carrier's own name for the place: a field, cookie or parameter name, a storage key, in a body
   * of JSON the path of the member; empty where there is none, as in a path.
   */
  readonly field: string;
  /** The unwrap chain between the field's value and the token, outermost first. */
  readonly via: readonly string[];
  /** Of a cookie that was set or is kept: how. */
  readonly cookie?: CookieAttributes;
}

/** What names a place: the field, and the chain from its value to the token. */
export type PlaceName = Pick<Hit, 'field' | 'via'>;

/** Carriers that have no name of their own for a place in JSON. */
const NAMED_BY_PATH: ReadonlySet<Carrier> = new Set(['request-body', 'response-body', 'imported']);

/** A hit at a place. */
export function hitAt(
  place: PlacedText,
  raw: string,
  form: HitForm,
  chain: readonly string[],
): Hit {
  const { carrier, cookie } = place;
  const { field, via } = placeName(place, chain);
  return { raw, form, carrier, field, via, ...(cookie === undefined ? {} : { cookie: cookie() }) };
}

/**
 * The name of a place in a text, which is the same wherever it is told: the first path in a body of JSON
 * is its field, as a parameter's name is that of a form.
 * @param chain the unwrap chain from the carrier's text to the token.
 */
export function placeName(
  { carrier, field }: Pick<PlacedText, 'carrier' | 'field'>,
  chain: readonly string[],
): PlaceName {
  const [path] = chain;
  return field === '' && path?.startsWith('$') && NAMED_BY_PATH.has(carrier)
    ? { field: path, via: chain.slice(1) }
    : { field, via: chain };
}

/** The same for hits of the same text at the same carrier and field, which are one. */
export function hitKey({ carrier, field, raw }: Hit): string {
  return `${carrier} ${field} ${raw}`;
}

/** The steps that lead into a token, to the JSON path behind each of them. */
const INTO_TOKEN: readonly string[] = ['claims', 'header'];

/** The chain of a token that stands in another, from the one around it. */
export function nestedChain(
  outer: readonly string[],
  part: 'claims' | 'header',
  path: string,
): readonly string[] {
  return [...outer, part, path];
}

/**
 * Where in a chain the step into a token stands behind which the rest was found, or -1. Who carries a
 * token does not know what stands in it.
 */
export function nestedFrom(via: readonly string[]): number {
  return via.findLastIndex(
    (step, at) => INTO_TOKEN.includes(step) && via[at + 1]?.startsWith('$') === true,
  );
}
