// What both browsers can be asked to do, in one vocabulary. Every wait has a limit and, when it is
// reached, an error whose message says in one sentence what was waited for.

import type { BrowserName } from '../browsers.ts';
import type { Ending } from './life.ts';

export type ColorScheme = 'light' | 'dark';

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Arguments travel to the page as JSON, and so does the result. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * What a page is to compute: an expression, or a function that is sent as its own source text and so
 * can use nothing from around it.
 */
export type Script<A extends readonly Json[], R> = string | ((...args: A) => R | Promise<R>);

export interface DrivenPage {
  url(): Promise<string>;
  /** Ends with the page's load event; throws a VisitError when the page cannot be had. */
  goto(url: string, timeoutMs?: number): Promise<void>;
  reload(timeoutMs?: number): Promise<void>;
  evaluate<R, A extends readonly Json[] = []>(script: Script<A, R>, ...args: A): Promise<R>;
  /** Until an element that matches the CSS selector is there and takes up room. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
  /** Until the script gives something truthy. */
  waitForFunction<R, A extends readonly Json[] = []>(
    script: Script<A, R>,
    options?: { readonly args?: A; readonly timeoutMs?: number; readonly what?: string },
  ): Promise<void>;
  /** A real click in the middle of the element, once it is there. */
  click(selector: string): Promise<void>;
  /** A real key: `Enter`, `ArrowDown`, `c`, `Shift+Tab`. */
  press(key: string): Promise<void>;
  /** Real keys into the element, which is focused first. */
  type(selector: string, text: string): Promise<void>;
  /**
   * What the page finds preferred; in Firefox it holds for all pages at once. For a panel it is also
   * the theme of the developer tools.
   */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  resize(size: Size): Promise<void>;
  /** A PNG of what is visible. */
  screenshot(): Promise<Uint8Array>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** The extension's panel inside the browser's own developer tools. */
export interface PanelPage extends DrivenPage {
  /** A PNG of the developer tools with the panel in them. */
  screenshotDevTools(): Promise<Uint8Array>;
}

/** True: all sites; false: none; else match patterns such as `*://shop.example/*`. */
export type SiteAccess = boolean | readonly string[];

export interface DrivenBrowser {
  readonly name: BrowserName;
  /** For people: `Chrome/156.0.8078.79`. */
  readonly version: string;
  readonly extensionId: string;
  extensionUrl(path: string): string;
  /** The tab that the browser started with. */
  readonly firstPage: DrivenPage;
  newPage(): Promise<DrivenPage>;
  /** An own page of the extension, such as `inspector.html`, in a tab. */
  openExtensionPage(path: string): Promise<DrivenPage>;
  /** The real popup, opened as by a click on the toolbar button while `page` is in front. */
  openPopup(page: DrivenPage): Promise<DrivenPage>;
  /** The real developer tools of `page`, docked at the bottom, with the extension's panel in front. */
  openPanel(page: DrivenPage): Promise<PanelPage>;
  /**
   * Gives the extension access to all sites, to none or to those that the match patterns name, as a
   * person can.
   */
  setSiteAccess(access: SiteAccess): Promise<void>;
  /** Gives the extension permissions that it may ask for. Chromium lets only a person do that. */
  grantPermissions(names: readonly string[]): Promise<void>;
  /** Ends the service worker or event page, as the browser does when it has been idle. */
  stopBackground(): Promise<void>;
  /** Loads the extension anew, as an update does. Its own pages are closed by that. */
  reloadExtension(): Promise<void>;
  /** A tab in a private window; the first one begins a private session. */
  newPrivatePage(): Promise<DrivenPage>;
  /** As `openExtensionPage`, in a private window. */
  openPrivateExtensionPage(path: string): Promise<DrivenPage>;
  /** Closes every private window and so ends the private session. */
  endPrivateSession(): Promise<void>;
  /** A tab with a cookie store of its own. Only Firefox has them. */
  newContainerPage(): Promise<DrivenPage>;
  /** Another extension beside ours, as people have. */
  installAnother(extensionDir: string): Promise<void>;
  /** Puts what is downloaded into that folder, without asking. */
  downloadInto(folder: string): Promise<void>;
  /** Settles when the browser has ended, with how; never rejects. */
  readonly closed: Promise<Ending>;
  /** Ends the browser and removes its profile. Harmless when it has ended already. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extensionDir: string;
  readonly executablePath: string;
  readonly headless: boolean;
  /** Device pixels per CSS pixel; 2 makes sharper pictures. The machine's own when left out. */
  readonly pixelRatio?: number;
  /** Size of the window. */
  readonly size?: Size;
  /** Allows the extension in private windows, as a person can; it is not when left out. */
  readonly inPrivateWindows?: boolean;
  /** Accepts every certificate, for servers of a test. */
  readonly anyCertificate?: boolean;
}

export const DEFAULT_SIZE: Size = { width: 1280, height: 860 };
