import type { Carrier } from '../scan/carriers.ts';
import type { Observation } from './observation.ts';

/** One token, at one carrier, in one message, at one instant; and what became of the exchange. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly carrier: Carrier;
  /**
   * The carrier's own name for the place: a field, cookie or parameter name, a JSON path, a storage
   * key; empty for a path. At most `LIMITS.fieldLength` UTF-16 units.
   */
  readonly field: string;
  /**
   * The unwrap chain between the field's value and the token, outermost first: `["Bearer"]`. Each step
   * has at most `LIMITS.fieldLength` UTF-16 units.
   */
  readonly via: readonly string[];
  /** URL of the message, at most `LIMITS.urlLength` UTF-16 units; of a jar cookie, its site. */
  readonly url: string;
  readonly method: string | null;
  readonly tabId: number | null;
  /** 0 for the tab's own document, another number for a frame in it. */
  readonly frameId: number | null;
  readonly requestId: string | null;
  /** The origin of the document, worker or extension that asked for it. */
  readonly initiator: string | null;
  /** What was asked for, in the browser's own word. */
  readonly resource: string | null;
  /** How many redirects this exchange had before, from 0. */
  readonly hop: number;
  /** HTTP status of the response, null while it is awaited or where there is none. */
  readonly status: number | null;
  /** Milliseconds from the request's fields going out to the response's coming in. */
  readonly durationMs: number | null;
  /** The WWW-Authenticate field of the response. */
  readonly challenge: string | null;
  /** Why there was no answer, in the browser's word. */
  readonly failure: string | null;
  /** The cookie store of a jar cookie. */
  readonly store: string | null;
  /** The site that a partitioned jar cookie is kept for. */
  readonly partition: string | null;
}

/** What an answer, or its absence, adds to the sightings that waited for it. */
export type Answer = Pick<Sighting, 'status' | 'durationMs' | 'challenge' | 'failure'>;

/** What all sightings of one message share: when and where it was seen, and its exchange. */
export type SightingSetting = Omit<Sighting, 'carrier' | 'field' | 'via'>;

/**
 * What the sightings of a message share.
 * @param hop redirects that the exchange had before.
 * @param durationMs null while the exchange has no answer.
 */
export function settingOf(
  observation: Observation,
  requestId: string | null,
  hop: number,
  durationMs: number | null,
): SightingSetting {
  const { at, url, method, tabId, frameId, initiator, resource, jar } = observation;
  const { status, challenge, failure } = observation;
  return {
    at,
    url,
    method,
    tabId,
    frameId,
    requestId,
    initiator,
    resource,
    hop,
    status,
    durationMs,
    challenge,
    failure,
    store: jar?.store ?? null,
    partition: jar?.partition ?? null,
  };
}
