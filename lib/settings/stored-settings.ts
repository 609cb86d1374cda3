import { readStoredLayout } from './layout.ts';
import {
  DEFAULT_SETTINGS,
  type Mute,
  type Settings,
  type SiteSettings,
  type SourceSettings,
  WARN_MINUTES,
  type WarningSettings,
} from './settings.ts';

/** A list that is longer was not written by a person. */
const SITES = 1_000;
const SITE_CHARACTERS = 300;

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads settings as they were stored, perhaps by another version: what is missing or is not what it
 * should be is taken from the defaults. Total.
 */
export function readStoredSettings(value: unknown): Settings {
  const { sites, sources, warnings, mutes, masking, theme, preserveLog, layout } = rowOf(value);
  return {
    sites: sitesOf(rowOf(sites)),
    sources: sourcesOf(rowOf(sources)),
    warnings: warningsOf(rowOf(warnings)),
    mutes: mutesOf(mutes),
    masking: oneOf(MASKINGS, masking, DEFAULT_SETTINGS.masking),
    theme: oneOf(THEMES, theme, DEFAULT_SETTINGS.theme),
    preserveLog: choice(preserveLog, DEFAULT_SETTINGS.preserveLog),
    layout: readStoredLayout(rowOf(layout)),
  };
}

function sitesOf({ mode, only, never }: Row): SiteSettings {
  return {
    mode: mode === 'only-listed' ? mode : DEFAULT_SETTINGS.sites.mode,
    only: listOf(only),
    never: listOf(never),
  };
}

function sourcesOf(row: Row): SourceSettings {
  const { sources } = DEFAULT_SETTINGS;
  return {
    requestBodies: choice(row['requestBodies'], sources.requestBodies),
    responseBodies: choice(row['responseBodies'], sources.responseBodies),
    responseBodiesAlways: choice(row['responseBodiesAlways'], sources.responseBodiesAlways),
    storageOnLoad: choice(row['storageOnLoad'], sources.storageOnLoad),
    stickiness: choice(row['stickiness'], sources.stickiness),
  };
}

const MASKINGS = ['nothing', 'tokens', 'tokens-and-people'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;

function warningsOf({ minutes, notify }: Row): WarningSettings {
  const { warnings } = DEFAULT_SETTINGS;
  return {
    minutes: oneOf(WARN_MINUTES, minutes, warnings.minutes),
    notify: choice(notify, warnings.notify),
  };
}

function mutesOf(value: unknown): readonly Mute[] {
  const rows: readonly Row[] = Array.isArray(value) ? value.slice(0, SITES).map(rowOf) : [];
  return rows.filter((row): row is Row & Mute => {
    const { rule, site } = row;
    return isShort(rule) && (site === null || isShort(site));
  });
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function choice(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function oneOf<T>(offered: readonly T[], value: unknown, otherwise: T): T {
  return offered.find((candidate) => candidate === value) ?? otherwise;
}

function listOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, SITES).filter(isShort);
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SITE_CHARACTERS;
}
