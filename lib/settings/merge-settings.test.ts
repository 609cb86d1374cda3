import { expect, test } from 'vitest';
import { mergeSettings } from './merge-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

const { sites, sources } = DEFAULT_SETTINGS;

test('choices that two pages made at once are both kept, also in one group', () => {
  const stored: Settings = {
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    sources: { ...sources, storageOnLoad: !sources.storageOnLoad },
  };
  const next: Settings = {
    ...DEFAULT_SETTINGS,
    masking: 'tokens',
    sources: { ...sources, requestBodies: !sources.requestBodies },
  };
  expect(mergeSettings(DEFAULT_SETTINGS, next, stored)).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    masking: 'tokens',
    sources: { ...stored.sources, requestBodies: !sources.requestBodies },
  });
});

test('of one choice that both changed the last counts, and a list is one choice', () => {
  const listing = (...never: readonly string[]): Settings => ({
    ...DEFAULT_SETTINGS,
    sites: { ...sites, never },
  });
  const merged = mergeSettings(listing('a.example'), listing(), listing('a.example', 'b.example'));
  expect(merged.sites.never).toEqual([]);
});

test('what nobody changed here is what the store holds', () => {
  const stored: Settings = { ...DEFAULT_SETTINGS, theme: 'light' };
  expect(mergeSettings(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS }, stored)).toEqual(stored);
});
