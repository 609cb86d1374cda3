import type { Carrier } from '../../lib/scan/carriers.ts';
import type { Form } from '../../lib/scan/unwrapped.ts';
import type { Recognition } from '../../lib/token/recognition.ts';

/** One place of one token, or of a value that is none and was recognised. */
export interface Finding {
  readonly raw: string;
  readonly form: Form | Recognition['form'];
  readonly carrier: Carrier;
  readonly field: string;
  /** The wrappings between the field's value and the token, outermost first. */
  readonly via: readonly string[];
  /** Place in the file's text in UTF-16 units, `end` exclusive; null where it is not verbatim there. */
  readonly start: number | null;
  readonly end: number | null;
  /** Index of the HAR entry. */
  readonly entry: number | null;
  /** Null for a token. */
  readonly recognition: Recognition | null;
}
