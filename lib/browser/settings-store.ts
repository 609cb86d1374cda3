// Settings in the browser's local storage: the only thing that is ever written to disk.
import { browser } from 'wxt/browser';
import { mergeSettings } from '../settings/merge-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { readStoredSettings } from '../settings/stored-settings.ts';

const KEY = 'settings';

/** Reads a row of the store, or what of it somebody has to know. Must be total. */
type Read<Known> = (row: unknown) => Known;

/** What was chosen; the defaults where nothing was, or where it cannot be read. Never rejects. */
export async function readSettings<Known>(read: Read<Known>): Promise<Known> {
  const stored = await browser.storage.local.get(KEY).catch(() => ({}));
  return known(read, { ...stored }[KEY]);
}

/** Another page may have changed them; the first turn of the next wake knows them by this alone. */
function known<Known>(read: Read<Known>, row: unknown): Known {
  remember(row);
  return read(row);
}

/**
 * Writes what a person changed, and leaves what another page has changed meanwhile. Rejects when the disk
 * is full.
 * @param before the settings that the change was made to
 */
export function writeSettings(next: Settings, before: Settings): Promise<void> {
  return oneByOne(async () => {
    const stored = await browser.storage.local.get(KEY).catch(() => null);
    // Where it cannot be read, all is written as this page knows it.
    const settings =
      stored === null ? next : mergeSettings(before, next, readStoredSettings(stored[KEY]));
    remember(settings);
    await browser.storage.local.set({ [KEY]: settings });
  });
}

/** Our pages write one after the other, where the browser has locks for that. */
function oneByOne(write: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks === undefined ? write() : locks.request(KEY, write);
}

/** Calls back with every change, wherever it was made. @returns what stops that. */
export function onSettingsChange<Known>(
  read: Read<Known>,
  listener: (settings: Known) => void,
): () => void {
  const onChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>): void => {
    const change = changes[KEY];
    if (change !== undefined) listener(known(read, change.newValue));
  };
  browser.storage.local.onChanged.addListener(onChanged);
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}

/**
 * The settings as they were known last, for the first turn of a woken background, in which nothing can
 * be awaited. Firefox hands the event that woke it only to a listener with the very filter that it was
 * kept for. Chromium does not mind, and its worker has nothing to read from in its first turn.
 */
export function lastSettings<Known>(read: Read<Known>): Known {
  if (!import.meta.env.FIREFOX) return read(null);
  try {
    return read(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return read(null);
  }
}

function remember(row: unknown): void {
  if (!import.meta.env.FIREFOX) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(row ?? null));
  } catch {
    // Then an event that wakes the background may be missed.
  }
}
