import { readStoredLayout } from './layout.ts';
import {
  DEFAULT_MASKING,
  DEFAULT_SETTINGS,
  DEFAULT_WARNINGS,
  type Mute,
  type Settings,
  WARN_MINUTES,
  type WarningSettings,
} from './settings.ts';
import { choice, isShort, LONGEST_LIST, type Row, rowOf } from './stored-values.ts';
import { readWatched } from './watched.ts';

/**
 * Reads settings as they were stored, perhaps by another version: what is missing or is not what it
 * should be is taken from the defaults. Total.
 */
export function readStoredSettings(value: unknown): Settings {
  const { mutes, theme, preserveLog, layout } = rowOf(value);
  const { sites, sources } = readWatched(value);
  return {
    sites,
    sources,
    ...readStoredWarnings(value),
    mutes: mutesOf(mutes),
    theme: oneOf(THEMES, theme, DEFAULT_SETTINGS.theme),
    preserveLog: choice(preserveLog, DEFAULT_SETTINGS.preserveLog),
    layout: readStoredLayout(rowOf(layout)),
  };
}

/** Reads what of them tells when and how to warn. Total. */
export function readStoredWarnings(value: unknown): Pick<Settings, 'warnings' | 'masking'> {
  const { warnings, masking } = rowOf(value);
  return {
    warnings: warningsOf(rowOf(warnings)),
    masking: oneOf(MASKINGS, masking, DEFAULT_MASKING),
  };
}

const MASKINGS = ['nothing', 'tokens', 'tokens-and-people'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;

function warningsOf({ minutes, notify }: Row): WarningSettings {
  return {
    minutes: oneOf(WARN_MINUTES, minutes, DEFAULT_WARNINGS.minutes),
    notify: choice(notify, DEFAULT_WARNINGS.notify),
  };
}

function mutesOf(value: unknown): readonly Mute[] {
  const rows: readonly Row[] = Array.isArray(value) ? value.slice(0, LONGEST_LIST).map(rowOf) : [];
  return rows.filter((row): row is Row & Mute => {
    const { rule, site } = row;
    return isShort(rule) && (site === null || isShort(site));
  });
}

function oneOf<T>(offered: readonly T[], value: unknown, otherwise: T): T {
  return offered.find((candidate) => candidate === value) ?? otherwise;
}
