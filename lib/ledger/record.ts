import type { Carrier } from '../scan/carriers.ts';

/** A token's name inside one ledger: stable across worker restarts, never reused. */
export type TokenId = string & { readonly __brand: 'TokenId' };

/** A distinct place in which a token was carried, and how often. */
export interface Place {
  readonly carrier: Carrier;
  readonly field: string;
  readonly via: readonly string[];
  readonly count: number;
}

/** All facts about one token but its single sightings. Nothing here depends on the present moment. */
export interface TokenRecord {
  readonly id: TokenId;
  /** The exact text; it is the token's identity. */
  readonly raw: string;
  /** Milliseconds since the epoch. */
  readonly firstSeen: number;
  /** Milliseconds since the epoch. */
  readonly lastSeen: number;
  /** Exact, however many sightings are kept. */
  readonly sightingCount: number;
  /** In order of first appearance, at most `LIMITS.placesPerToken`. */
  readonly places: readonly Place[];
  /** Hosts (with port) it was seen with, in order of first appearance, at most `LIMITS.hostsPerToken`. */
  readonly hosts: readonly string[];
  /** Tabs whose traffic carried it. */
  readonly tabs: readonly number[];
  /** Domains of the jar cookies that hold it. */
  readonly jarDomains: readonly string[];
  /** Last time a request carried it, milliseconds since the epoch; null if none did. */
  readonly lastSentAt: number | null;
  /** The latest 401 or 403 that answered a request carrying it. */
  readonly lastRejection: { readonly at: number; readonly status: number } | null;
}
