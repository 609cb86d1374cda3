import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts';
import { readStoredSettings } from '../settings/stored-settings.ts';
import { lastSettings, onSettingsChange, writeSettings } from './settings-store.ts';

type Changed = (changes: Record<string, { readonly newValue?: unknown }>) => void;

const { told, stored } = vi.hoisted(() => {
  const listeners = new Set<Changed>();
  const stored = new Map<string, unknown>();
  vi.stubGlobal('chrome', {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored.get(key) }),
        set: async (changes: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(changes)) stored.set(key, value);
        },
        onChanged: {
          addListener: (listener: Changed) => listeners.add(listener),
          removeListener: (listener: Changed) => listeners.delete(listener),
        },
      },
    },
  });
  return { told: listeners, stored };
});

const CHOSEN: Settings = {
  ...DEFAULT_SETTINGS,
  sites: { ...DEFAULT_SETTINGS.sites, never: ['bank.example'] },
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubEnv('FIREFOX', 'yes');
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  told.clear();
  stored.clear();
});

test('settings that were changed elsewhere are those of the next first turn', () => {
  const heard: Settings[] = [];
  onSettingsChange(readStoredSettings, (settings) => heard.push(settings));
  for (const tell of told) tell({ settings: { newValue: CHOSEN } });
  expect(heard).toEqual([CHOSEN]);
  expect(lastSettings(readStoredSettings)).toEqual(CHOSEN);
});

test('another change of the store is none of the settings', () => {
  const heard: Settings[] = [];
  const stop = onSettingsChange(readStoredSettings, (settings) => heard.push(settings));
  for (const tell of told) tell({ other: { newValue: CHOSEN } });
  expect(lastSettings(readStoredSettings)).toEqual(DEFAULT_SETTINGS);
  stop();
  for (const tell of told) tell({ settings: { newValue: CHOSEN } });
  expect(heard).toEqual([]);
});

test('two pages that change something at the same moment lose neither', async () => {
  const theme: Settings = { ...DEFAULT_SETTINGS, theme: 'dark' };
  await Promise.all([
    writeSettings(CHOSEN, DEFAULT_SETTINGS),
    writeSettings(theme, DEFAULT_SETTINGS),
  ]);
  expect(stored.get('settings')).toEqual({ ...CHOSEN, theme: 'dark' });
  expect(lastSettings(readStoredSettings)).toEqual({ ...CHOSEN, theme: 'dark' });
});
