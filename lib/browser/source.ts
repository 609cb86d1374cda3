import type { SourceSettings } from '../settings/settings.ts';

/** What is to be listened to. */
export interface Plan {
  /** Match patterns of the URLs whose traffic is watched. */
  readonly urls: readonly string[];
  readonly sources: SourceSettings;
}

/** Browser listeners that are registered and removed as one. */
export interface Source {
  /** Listens as planned from now on; null: to nothing. The same plan again changes nothing. */
  follow(plan: Plan | null): void;
}
