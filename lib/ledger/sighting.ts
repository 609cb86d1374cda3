import type { Carrier } from '../scan/carriers.ts';
import type { CookieMessage, Hit, Message } from '../scan/message.ts';

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

/** What a sighting costs beside its URL and field, roughly, in characters of JSON. */
const SIGHTING_CHARACTERS = 160;

/** Roughly how many characters of JSON a sighting takes. */
export function sightingCharacters(sighting: Sighting): number {
  return sighting.url.length + sighting.field.length + SIGHTING_CHARACTERS;
}

/** The sighting that a hit in a message is. `urlLength`: UTF-16 units of the URL to keep. */
export function sightingOf(message: Message, hit: Hit, urlLength: number): Sighting {
  const { carrier, field, via } = hit;
  const { at } = message;
  if (message.type === 'cookie') {
    const url = siteOf(message).slice(0, urlLength);
    return {
      at,
      carrier,
      field,
      via,
      url,
      method: null,
      status: null,
      tabId: null,
      requestId: null,
    };
  }
  const { method, tabId, requestId } = message;
  const status = message.type === 'response' ? message.status : null;
  const url = message.url.slice(0, urlLength);
  return { at, carrier, field, via, url, method, status, tabId, requestId };
}

function siteOf({ secure, domain, path }: CookieMessage): string {
  return `${secure ? 'https' : 'http'}://${domain}${path}`;
}
