import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { readStoredSettings } from './stored-settings.ts';

test('nothing, or anything else, is the defaults', () => {
  for (const value of [undefined, null, 'on', 7, [], {}]) {
    expect(readStoredSettings(value)).toEqual(DEFAULT_SETTINGS);
  }
});

test('settings come back as they were written', () => {
  const settings: Settings = {
    sites: { mode: 'only-listed', only: ['app.example'], never: ['bank.example'] },
    sources: {
      requestBodies: false,
      responseBodies: false,
      responseBodiesAlways: true,
      storageOnLoad: true,
      stickiness: true,
    },
    warnings: { minutes: 15, notify: true },
    mutes: [
      { rule: 'unsigned', site: null },
      { rule: 'token-in-url', site: 'shop.example' },
    ],
    masking: 'tokens-and-people',
    theme: 'dark',
    preserveLog: false,
    layout: { ...DEFAULT_SETTINGS.layout, splitRow: 0.3, tab: 'history' },
  };
  expect(readStoredSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});

test('what is wrong in it is left out, the rest is kept', () => {
  const stored = {
    sites: { mode: 'sometimes', only: ['app.example', 7, 'x'.repeat(500)], never: 'bank.example' },
    sources: { requestBodies: 'yes', stickiness: true },
    warnings: { minutes: 7, notify: 1 },
    masking: 'everything',
    theme: 7,
  };
  expect(readStoredSettings(stored)).toEqual({
    ...DEFAULT_SETTINGS,
    sites: { mode: 'everywhere', only: ['app.example'], never: [] },
    sources: { ...DEFAULT_SETTINGS.sources, stickiness: true },
  });
});

test('any value is read', () => {
  fc.assert(fc.property(fc.anything(), (value) => void readStoredSettings(value)));
});
