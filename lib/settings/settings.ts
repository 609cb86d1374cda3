// What people chose. Settings are the only thing that is ever written to disk, so nothing that was seen
// in traffic may enter them.

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

export interface Settings {
  readonly sites: SiteSettings;
  readonly sources: SourceSettings;
  /** False: the list of a tab begins anew with every page. Nothing is forgotten by that. */
  readonly preserveLog: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  sites: { mode: 'everywhere', only: [], never: [] },
  sources: {
    requestBodies: true,
    responseBodies: true,
    responseBodiesAlways: false,
    storageOnLoad: false,
    stickiness: false,
  },
  preserveLog: true,
};
