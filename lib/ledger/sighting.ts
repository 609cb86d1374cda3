import type { Carrier } from '../scan/carriers.ts';

/** One token, at one carrier, in one message, at one instant. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly carrier: Carrier;
  /** The carrier's own name for the place: a field, cookie or parameter name; empty for a path. */
  readonly field: string;
  /** The unwrap chain between the field's value and the token, outermost first: `["Bearer"]`. */
  readonly via: readonly string[];
  /** URL of the message, at most `LIMITS.urlLength` UTF-16 units; of a jar cookie, its site. */
  readonly url: string;
  readonly method: string | null;
  /** HTTP status of the response, null while it is awaited or where there is none. */
  readonly status: number | null;
  readonly tabId: number | null;
  readonly requestId: string | null;
}
