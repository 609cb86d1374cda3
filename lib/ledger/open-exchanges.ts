import type { TokenId } from './record.ts';

/** A sighting whose response is awaited. */
export interface Awaiting {
  readonly id: TokenId;
  /** The sighting's number among all of its token, from 0. */
  readonly ordinal: number;
  /** Whether the request gave the token away, so that a 401 is an answer to it. */
  readonly sent: boolean;
}

/** Requests whose response is awaited; beyond the limit the one that began first is given up. */
export class OpenExchanges {
  private readonly limit: number;
  private readonly waiting = new Map<string, Awaiting[]>();

  constructor(limit: number) {
    this.limit = limit;
  }

  add(requestId: string, awaiting: Awaiting): void {
    const known = this.waiting.get(requestId);
    if (known === undefined) this.waiting.set(requestId, [awaiting]);
    else known.push(awaiting);
    if (this.waiting.size <= this.limit) return;
    const [oldest] = this.waiting.keys();
    if (oldest !== undefined) this.waiting.delete(oldest);
  }

  /** Closes an exchange; its next hop opens a new one. @returns the sightings that have waited. */
  take(requestId: string): readonly Awaiting[] {
    const waiting = this.waiting.get(requestId) ?? [];
    this.waiting.delete(requestId);
    return waiting;
  }
}
