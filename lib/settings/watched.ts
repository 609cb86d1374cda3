// What of the settings decides what is watched, which is all that a woken background has to know at first.
import {
  DEFAULT_SITES,
  DEFAULT_SOURCES,
  type SiteSettings,
  type SourceSettings,
} from './settings.ts';
import { choice, isShort, LONGEST_LIST, type Row, rowOf } from './stored-values.ts';

export interface WatchedSettings {
  readonly sites: SiteSettings;
  readonly sources: SourceSettings;
  /** All of them as they were stored, for who reads the others. */
  readonly row?: unknown;
}

/** Reads that of settings as they were stored: see stored-settings.ts. Total. */
export function readWatched(row: unknown): WatchedSettings {
  const { sites, sources } = rowOf(row);
  return { sites: sitesOf(rowOf(sites)), sources: sourcesOf(rowOf(sources)), row };
}

function sitesOf({ mode, only, never }: Row): SiteSettings {
  return {
    mode: mode === 'only-listed' ? mode : DEFAULT_SITES.mode,
    only: listOf(only),
    never: listOf(never),
  };
}

function sourcesOf(row: Row): SourceSettings {
  return {
    requestBodies: choice(row['requestBodies'], DEFAULT_SOURCES.requestBodies),
    responseBodies: choice(row['responseBodies'], DEFAULT_SOURCES.responseBodies),
    responseBodiesAlways: choice(row['responseBodiesAlways'], DEFAULT_SOURCES.responseBodiesAlways),
    storageOnLoad: choice(row['storageOnLoad'], DEFAULT_SOURCES.storageOnLoad),
    stickiness: choice(row['stickiness'], DEFAULT_SOURCES.stickiness),
  };
}

function listOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, LONGEST_LIST).filter(isShort);
}
