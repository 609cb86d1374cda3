import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts';
import { followTheme, type ShownTheme } from './theme.ts';

test('a chosen theme wins over the surroundings, and is left for them again', () => {
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const devtools = signal<ShownTheme>('dark');
  const shown: ShownTheme[] = [];
  const stop = followTheme(settings, devtools, (theme) => shown.push(theme));
  settings.value = { ...DEFAULT_SETTINGS, theme: 'light' };
  devtools.value = 'light';
  devtools.value = 'dark';
  settings.value = DEFAULT_SETTINGS;
  stop();
  devtools.value = null;
  expect(shown).toEqual(['dark', 'light', 'dark']);
});
