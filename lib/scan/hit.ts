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
  /** The carrier's own name for the place: a field, cookie or parameter name; empty for a path. */
  readonly field: string;
  /** The unwrap chain between the field's value and the token, outermost first. */
  readonly via: readonly string[];
  /** Of a cookie that was set or is kept: how. */
  readonly cookie?: CookieAttributes;
}

/** A hit at a place. */
export function hitAt(
  { carrier, field, cookie }: PlacedText,
  raw: string,
  form: HitForm,
  via: readonly string[],
): Hit {
  return { raw, form, carrier, field, via, ...(cookie === undefined ? {} : { cookie: cookie() }) };
}
