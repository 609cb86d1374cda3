// One way in which a token can travel or be kept, as a row: a small page of its own, what happens on
// it, and what must have been seen afterwards. docs/capture.md tells people the same rows.
import type { Sighting } from '../../../lib/ledger/sighting.ts';
import type { SourceSettings } from '../../../lib/settings/settings.ts';
import type { BrowserName } from '../../../scripts/browsers.ts';
import type { DrivenBrowser, DrivenPage } from '../../../scripts/drive/driven.ts';
import type { Pages, Transport } from '../../support/site.ts';

/** Where the row's own pages are, and the token that it is about. */
export interface Place {
  readonly token: string;
  /** URL of one of the row's pages, on a host of that name. */
  at(path?: string, host?: string): string;
  /** Path of one of the row's pages; cookies are kept to it. */
  path(path?: string): string;
  origin(host?: string): string;
}

export interface Stage extends Place {
  readonly browser: DrivenBrowser;
  /** A tab that shows the row's page when its turn comes. */
  readonly page: DrivenPage;
  /** Has the background read what the page keeps, as the button in the panel does. */
  readStorage(): Promise<void>;
  /** Gives the permission that reading answers without DevTools needs, as a person would when asked. */
  allowAnswers(): Promise<void>;
  /** Whether a token was seen by now. */
  hasSeen(raw: string): Promise<boolean>;
  /** Changes these settings until the row is over. */
  changeSources(sources: Partial<SourceSettings>): Promise<void>;
}

/** What a sighting must say; what is not named may be anything. */
export type Expected = { readonly [Name in keyof Sighting]?: unknown };

/** True: the browser shows it. A text: it does not, and why. */
export type Shown = true | string;

/** What must be so while the row is played; rows that need the same are played together. */
export interface Circumstances {
  /** The developer tools of the tab are open with the panel in them. */
  readonly devtools?: true;
  readonly sources?: Partial<SourceSettings>;
}

export interface Row extends Readonly<Record<BrowserName, Shown>> {
  /** Also the folder of its pages. */
  readonly id: string;
  /** For people: where the token is. */
  readonly what: string;
  readonly transport?: Transport;
  readonly during?: Circumstances;
  /** Pages below the row's folder; `''` is the one it starts on. */
  readonly pages?: (place: Place) => Pages;
  readonly act: (stage: Stage) => Promise<unknown>;
  /** Every sighting of the token that there must be, in the order of their carriers and hops. */
  readonly sightings: (place: Place) => readonly Expected[];
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

export const BOTH = { chromium: true, firefox: true } as const;

/** Matches what the predicate holds of; the words are for the failure. */
export function such(words: string, holds: (value: unknown) => boolean): object {
  return { asymmetricMatch: holds, toAsymmetricMatcher: () => words };
}

/** Runs in a page or frame: one request with the fields given. */
export async function send(url: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(url, { headers })).status;
}
