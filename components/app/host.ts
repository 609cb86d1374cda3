import type { ReadonlySignal } from '@preact/signals';
import type { Settings } from '../../lib/settings/settings.ts';
import type { KeyAccess } from './key-access.ts';

/** For how much access is asked: for the site of the page, or for all sites at once. */
export type AccessScope = 'site' | 'all';

/** What a view can ask of the browser it stands in; null where the browser does not offer it. */
export interface Host {
  /**
   * Asks the person for access, in the turn of a click: nothing may be awaited before the browser is
   * asked.
   * @param url the page's, for `site`; null where the view does not know it
   * @returns whether access was given
   */
  readonly grantAccess: ((which: AccessScope, url: string | null) => Promise<boolean>) | null;
  /** Shows the same tokens on a page of their own. */
  readonly openInspector: (() => void) | null;
  /** Shows the settings on a page of their own, where the view has no room for them. */
  readonly openSettings: (() => void) | null;
  /** Loads the page of the tab again. */
  readonly reload: (() => void) | null;
  /**
   * Loads this view itself again, which connects it after Bearerscope was reloaded under it. Null in the
   * developer tools, which must be closed and opened for that.
   */
  readonly reopen: (() => void) | null;
  /** Offers text as a file to save: its name, its parts to be joined, its media type. */
  readonly saveFile: (name: string, parts: readonly string[], type: string) => void;
  /**
   * Shows what was answered to a request in the developer tools around the view; null outside of them.
   * @returns whether the developer tools knew the request
   */
  readonly revealRequest: ((url: string) => Promise<boolean>) | null;
  readonly settings: SettingsAccess;
  /**
   * The keys that signatures are checked with. What it needs is loaded when it is first asked for; the
   * same one is given ever after.
   */
  readonly openKeys: () => Promise<KeyAccess>;
}

/** The settings, as a view reads and changes them. */
export interface SettingsAccess {
  /** What is chosen now, wherever it was changed. */
  readonly settings: ReadonlySignal<Settings>;
  /** Writes what was chosen; `settings` follows at once. */
  readonly change: (next: Settings) => void;
  /**
   * Asks the person for what reading response bodies without developer tools needs, in the turn of a
   * click. Null in browsers that cannot do it at all.
   * @returns whether it was given
   */
  readonly allowResponseBodies: (() => Promise<boolean>) | null;
  /**
   * Asks the person for notifications, in the turn of a click. Null where a page cannot ask, as within the
   * developer tools of some browsers.
   * @returns whether they were allowed
   */
  readonly allowNotifications: (() => Promise<boolean>) | null;
}
