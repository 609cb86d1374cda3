/** Where a token stands in its life at one moment. */
export type LifetimeState = 'not-yet-valid' | 'current' | 'expiring' | 'expired' | 'unbounded';

export interface Lifetime {
  readonly state: LifetimeState;
  /** NumericDate `exp` in milliseconds since the epoch, or null. */
  readonly expiresAt: number | null;
  /** NumericDate `nbf` in milliseconds since the epoch, or null. */
  readonly startsAt: number | null;
  /** Elapsed share of the life from `nbf`/`iat`/first sighting to `exp`, 0 to 1, or null. */
  readonly elapsed: number | null;
  /** True when a request carried it after `exp`. */
  readonly sentAfterExpiry: boolean;
}
