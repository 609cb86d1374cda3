// What people chose. Settings are the only thing that is ever written to disk, so nothing that was seen
// in traffic may enter them.

import { DEFAULT_LAYOUT, type Layout } from './layout.ts';

/** Whose traffic is looked at. Both lists hold site patterns as `sites.ts` reads them. */
export interface SiteSettings {
  readonly mode: 'everywhere' | 'only-listed';
  /** The sites that are watched in the mode `only-listed`. */
  readonly only: readonly string[];
  /** Sites that are never watched, whatever the mode. */
  readonly never: readonly string[];
}

/** Which places are looked into beside URLs, fields and cookies, which always are. */
export interface SourceSettings {
  readonly requestBodies: boolean;
  /** While the developer tools are open. */
  readonly responseBodies: boolean;
  /** Also without developer tools, where the browser can (Firefox); slows every answer a little. */
  readonly responseBodiesAlways: boolean;
  /** Web storage and IndexedDB of every page, when it has loaded. */
  readonly storageOnLoad: boolean;
  /** Cookies that tell a load balancer which server holds the session; they let nobody in. */
  readonly stickiness: boolean;
}

/** Minutes before its end in which a token counts as expiring, as the settings offer them. */
export const WARN_MINUTES = [1, 2, 5, 10, 15, 30, 60] as const;

/** What is warned of, and when. */
export interface WarningSettings {
  /** A token counts as expiring for so many minutes before its end, a short-lived one for less. */
  readonly minutes: (typeof WARN_MINUTES)[number];
  /** A notification of the browser before a token expires that a person watches. */
  readonly notify: boolean;
}

/**
 * What is hidden until it is asked for, as when others look on: nothing, the text of tokens, or that and
 * the claims that tell of a person.
 */
export type Masking = 'nothing' | 'tokens' | 'tokens-and-people';

/** `auto` follows the developer tools in the panel and the system elsewhere. */
export type Theme = 'auto' | 'light' | 'dark';

/** A rule whose findings are not told: with a site, as `sites.ts` reads it, or everywhere. */
export interface Mute {
  /** The code of the rule. */
  readonly rule: string;
  readonly site: string | null;
}

export interface Settings {
  readonly sites: SiteSettings;
  readonly sources: SourceSettings;
  readonly warnings: WarningSettings;
  readonly mutes: readonly Mute[];
  readonly masking: Masking;
  readonly theme: Theme;
  /** False: the list of a tab begins anew with every page. Nothing is forgotten by that. */
  readonly preserveLog: boolean;
  /** How the panel was left. */
  readonly layout: Layout;
}

export const DEFAULT_SITES: SiteSettings = { mode: 'everywhere', only: [], never: [] };

export const DEFAULT_SOURCES: SourceSettings = {
  requestBodies: true,
  responseBodies: true,
  responseBodiesAlways: false,
  storageOnLoad: false,
  stickiness: false,
};

export const DEFAULT_WARNINGS: WarningSettings = { minutes: 5, notify: false };

export const DEFAULT_MASKING: Masking = 'nothing';

export const DEFAULT_SETTINGS: Settings = {
  sites: DEFAULT_SITES,
  sources: DEFAULT_SOURCES,
  warnings: DEFAULT_WARNINGS,
  mutes: [],
  masking: DEFAULT_MASKING,
  theme: 'auto',
  preserveLog: true,
  layout: DEFAULT_LAYOUT,
};
