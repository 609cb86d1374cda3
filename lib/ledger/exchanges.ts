// Requests on their way, and those answered lately: what joins an answer, the next redirect hop or a
// body that came back to the request it belongs to.
import type { Carrier } from '../scan/carriers.ts';
import { dropOldest } from './drop-oldest.ts';
import type { Observation } from './observation.ts';
import type { Grant } from './origin.ts';
import { NONE, type TokenId } from './record.ts';
import { sentWith } from './sent-with.ts';
import { type Sighting, type SightingSetting, settingOf } from './sighting.ts';

/** A sighting whose response is awaited. */
export interface Awaiting {
  readonly id: TokenId;
  /** The sighting's number among all of its token, from 0. */
  readonly ordinal: number;
  readonly carrier: Carrier;
  readonly field: string;
  /** Whether the request gave the token away, so that a 401 is an answer to it. */
  readonly sent: boolean;
}

export interface Exchange {
  readonly requestId: string;
  readonly tabId: number | null;
  readonly method: string | null;
  readonly url: string;
  readonly frameId: number | null;
  readonly initiator: string | null;
  readonly resource: string | null;
  /** Redirects that it had before, from 0. */
  readonly hop: number;
  /** When its fields went out: milliseconds since the epoch; null while that was not seen. */
  readonly startedAt: number | null;
  /** Milliseconds since the epoch; null while no answer came. */
  readonly answeredAt: number | null;
  readonly status: number | null;
  readonly waiting: readonly Awaiting[];
  /** The tokens that were sent with it, those that most likely asked for others first. */
  readonly sent: readonly TokenId[];
  /** Whether the body that came back was joined to it already. */
  readonly bodyTaken: boolean;
  /** What its request asked an authorization server for. */
  readonly grant: Grant | null;
  /** Whether the answer must not be kept. */
  readonly noStore: boolean | null;
}

/** Who asked, and for what. */
type Origin = Pick<Exchange, 'tabId' | 'method' | 'url' | 'frameId' | 'initiator' | 'resource'>;

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
interface Kept extends Mutable<Omit<Exchange, 'waiting'>> {
  waiting: Awaiting[];
}

export interface ExchangeLimits {
  readonly openExchanges: number;
  readonly closedExchanges: number;
  readonly issuedFor: number;
}

/** A body is joined to a request whose start or answer is no further from it, in milliseconds. */
const BODY_WITHIN_MS = 2_000;

export class Exchanges {
  private readonly limits: ExchangeLimits;
  private readonly open = new Map<string, Kept>();
  private readonly closed = new Map<string, Kept>();

  constructor(limits: ExchangeLimits) {
    this.limits = limits;
  }

  /**
   * A request, or its body, which comes before it. One that follows a redirect is the next hop.
   * @returns null where there is no id to join an answer by.
   */
  send(observation: Observation): Exchange | null {
    const { type, at, requestId } = observation;
    if (requestId === null) return null;
    const known = this.open.get(requestId);
    const startedAt = type === 'request' ? at : null;
    if (known !== undefined) {
      known.startedAt = startedAt ?? known.startedAt;
      return known;
    }
    const before = this.closed.get(requestId);
    const hop = before === undefined ? 0 : before.hop + (isRedirect(before.status) ? 1 : 0);
    return this.begin(requestId, observation, hop, startedAt);
  }

  /** Tells what the request of an exchange asks for. */
  ask(exchange: Exchange, grant: Grant): void {
    const kept = this.open.get(exchange.requestId);
    if (kept !== undefined) kept.grant = grant;
  }

  /** Tells whether the fields of an exchange's request prove its client, where that matters. */
  prove(exchange: Exchange, basic: boolean): void {
    const kept = this.open.get(exchange.requestId);
    if (kept?.grant != null) kept.grant = { ...kept.grant, basic };
  }

  /** Lets a sighting wait for the answer to its request. */
  await(exchange: Exchange, awaiting: Awaiting): void {
    const kept = this.open.get(exchange.requestId);
    // Most requests carry nothing: their empty list is one.
    if (kept?.waiting === NO_ONE) kept.waiting = [awaiting];
    else kept?.waiting.push(awaiting);
  }

  /** Lets a stored sighting wait again; its request began in an earlier life of the worker. */
  resume(sighting: Sighting, awaiting: Awaiting, tells: boolean): void {
    const { at, requestId, hop } = sighting;
    if (requestId === null) return;
    const startedAt = tells ? at : null;
    const known = this.open.get(requestId);
    if (known !== undefined) known.startedAt = startedAt ?? known.startedAt;
    this.await(known ?? this.begin(requestId, sighting, hop, startedAt), awaiting);
  }

  /**
   * Closes the exchange of an answer, or of the news that none will come; its next hop opens a new one.
   * @returns the exchange as it now is, with the sightings that have waited; null if none was open.
   */
  close({ type, at, requestId, status, noStore }: Observation): Exchange | null {
    const kept = requestId === null ? undefined : this.open.get(requestId);
    if (kept === undefined) return null;
    this.open.delete(kept.requestId);
    kept.answeredAt = type === 'failure' ? null : at;
    kept.status = status;
    kept.noStore = noStore;
    kept.sent = sentWith(kept.waiting, this.limits.issuedFor);
    if (type === 'failure') return kept;
    this.closed.delete(kept.requestId);
    this.closed.set(kept.requestId, kept);
    dropOldest(this.closed, this.limits.closedExchanges);
    return kept;
  }

  /**
   * The exchange that a body came back in: by the request's id, or else the nearest in time of the
   * same tab, method and URL whose body was not seen yet.
   */
  ofBody(body: Observation): Exchange | null {
    const { requestId } = body;
    if (requestId !== null) {
      const open = this.open.get(requestId);
      if (open !== undefined)
        return { ...open, sent: sentWith(open.waiting, this.limits.issuedFor) };
      return this.closed.get(requestId) ?? null;
    }
    let nearest: Kept | null = null;
    let distance = BODY_WITHIN_MS;
    const url = withoutFragment(body.url);
    for (const kept of this.closed.values()) {
      if (kept.bodyTaken || kept.tabId !== body.tabId || kept.method !== body.method) continue;
      const apart = timeApart(kept, body.at);
      if (apart > distance || withoutFragment(kept.url) !== url) continue;
      nearest = kept;
      distance = apart;
    }
    if (nearest !== null) nearest.bodyTaken = true;
    return nearest;
  }

  /**
   * Drops where answered requests went, who asked and what they carried. A body that comes for one of
   * them is joined by the request's id alone.
   */
  forget(): void {
    for (const kept of this.closed.values()) {
      kept.url = '';
      kept.initiator = null;
      kept.waiting = NO_ONE;
      kept.sent = NONE;
      kept.grant = null;
    }
  }

  private begin(requestId: string, of: Origin, hop: number, startedAt: number | null): Kept {
    const { tabId, method, url, frameId, initiator, resource } = of;
    const kept: Kept = {
      requestId,
      tabId,
      method,
      url,
      frameId,
      initiator,
      resource,
      hop,
      startedAt,
      answeredAt: null,
      status: null,
      waiting: NO_ONE,
      sent: NONE,
      bodyTaken: false,
      grant: null,
      noStore: null,
    };
    this.open.set(requestId, kept);
    dropOldest(this.open, this.limits.openExchanges);
    return kept;
  }
}

const NO_ONE: Awaiting[] = [];

/** What all sightings of a message share. */
export function settingIn(of: Observation, exchange: Exchange | null): SightingSetting {
  if (exchange === null) return settingOf(of, of.requestId, 0, null);
  const told = of.type === 'response-body' ? withOrigin(of, exchange) : of;
  const requestId = of.requestId ?? exchange.requestId;
  return settingOf(told, requestId, exchange.hop, durationOf(exchange));
}

/** A body with what its request tells of who asked: those who read bodies do not always know. */
function withOrigin(body: Observation, { frameId, initiator, resource }: Exchange): Observation {
  return {
    ...body,
    frameId: body.frameId ?? frameId,
    initiator: body.initiator ?? initiator,
    resource: body.resource ?? resource,
  };
}

/** Milliseconds from request to answer; null where either is unknown or a clock was set back. */
export function durationOf({
  startedAt,
  answeredAt,
}: Pick<Exchange, 'startedAt' | 'answeredAt'>): number | null {
  if (startedAt === null || answeredAt === null || answeredAt < startedAt) return null;
  return answeredAt - startedAt;
}

function isRedirect(status: number | null): boolean {
  return status !== null && status >= 300 && status < 400;
}

function timeApart({ startedAt, answeredAt }: Exchange, at: number): number {
  const apart = (moment: number | null): number =>
    moment === null ? Number.POSITIVE_INFINITY : Math.abs(moment - at);
  return Math.min(apart(startedAt), apart(answeredAt));
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
