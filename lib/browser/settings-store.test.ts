import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts';
import { lastSettings, onSettingsChange } from './settings-store.ts';

type Changed = (changes: Record<string, { readonly newValue?: unknown }>) => void;

const told = vi.hoisted(() => {
  const listeners = new Set<Changed>();
  vi.stubGlobal('chrome', {
    storage: {
      local: {
        onChanged: {
          addListener: (listener: Changed) => listeners.add(listener),
          removeListener: (listener: Changed) => listeners.delete(listener),
        },
      },
    },
  });
  return listeners;
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
});

test('settings that were changed elsewhere are those of the next first turn', () => {
  const heard: Settings[] = [];
  onSettingsChange((settings) => heard.push(settings));
  for (const tell of told) tell({ settings: { newValue: CHOSEN } });
  expect(heard).toEqual([CHOSEN]);
  expect(lastSettings()).toEqual(CHOSEN);
});

test('another change of the store is none of the settings', () => {
  const heard: Settings[] = [];
  const stop = onSettingsChange((settings) => heard.push(settings));
  for (const tell of told) tell({ other: { newValue: CHOSEN } });
  expect(lastSettings()).toEqual(DEFAULT_SETTINGS);
  stop();
  for (const tell of told) tell({ settings: { newValue: CHOSEN } });
  expect(heard).toEqual([]);
});
