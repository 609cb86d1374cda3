import type { Carrier } from '../scan/carriers.ts';
import type { Hit } from '../scan/hit.ts';
import type { CookieMessage, Message } from '../scan/message.ts';
import type { Limits } from './limits.ts';
import { ownText } from './own-text.ts';

/** One token, at one carrier, in one message, at one instant. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly carrier: Carrier;
  /**
   * The carrier's own name for the place: a field, cookie or parameter name; empty for a path. At most
   * `LIMITS.fieldLength` UTF-16 units.
   */
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

/** What a sighting costs beside its URL and field, roughly, in characters of JSON. */
const SIGHTING_CHARACTERS = 160;

/** Roughly how many characters of JSON a sighting takes. */
export function sightingCharacters(sighting: Sighting): number {
  return sighting.url.length + sighting.field.length + SIGHTING_CHARACTERS;
}

/** The sighting that a hit in a message is. */
export function sightingOf(
  message: Message,
  { carrier, ...hit }: Hit,
  { urlLength, fieldLength }: Limits,
): Sighting {
  const { at } = message;
  const field = ownText(hit.field.slice(0, fieldLength));
  const via = hit.via.map(ownText);
  const cut = (url: string): string =>
    url.length > urlLength ? ownText(url.slice(0, urlLength)) : url;
  if (message.type === 'cookie') {
    const nowhere = { method: null, status: null, tabId: null, requestId: null };
    return { at, carrier, field, via, url: cut(siteOf(message)), ...nowhere };
  }
  const { method, tabId, requestId } = message;
  const status = message.type === 'response' ? message.status : null;
  return { at, carrier, field, via, url: cut(message.url), method, status, tabId, requestId };
}

function siteOf({ attributes, domain, path }: CookieMessage): string {
  return `${attributes.secure ? 'https' : 'http'}://${domain}${path}`;
}
