import { beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { followUpdates } from './updates.ts';

const extension = vi.hoisted(() => {
  const state: { told: (() => void)[]; reloads: number } = { told: [], reloads: 0 };
  vi.stubGlobal('chrome', {
    runtime: {
      onUpdateAvailable: { addListener: (listener: () => void) => state.told.push(listener) },
      reload: () => {
        state.reloads++;
      },
    },
  });
  return state;
});

beforeEach(() => {
  extension.told = [];
  extension.reloads = 0;
});

async function reloadsWith({ isPrivate = false, isPaused = false, isEmpty = true }) {
  followUpdates({
    isPrivate,
    loaded: Promise.resolve(),
    isPaused: () => isPaused,
    isEmpty: () => isEmpty,
  });
  for (const tell of extension.told) tell();
  await settled();
  return extension.reloads;
}

test('an update is taken at once where nothing was recorded', async () => {
  expect(await reloadsWith({})).toBe(1);
});

test('what was recorded keeps an update waiting', async () => {
  expect(await reloadsWith({ isEmpty: false })).toBe(0);
});

test('a pause keeps an update waiting: after it there would be none', async () => {
  expect(await reloadsWith({ isPaused: true })).toBe(0);
});

test('a background of private windows leaves updates to the other one', async () => {
  expect(await reloadsWith({ isPrivate: true })).toBe(0);
});

test('an update that comes first waits for what was stored', async () => {
  let load = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    load = resolve;
  });
  let isEmpty = true;
  followUpdates({ isPrivate: false, loaded, isPaused: () => false, isEmpty: () => isEmpty });
  for (const tell of extension.told) tell();
  await settled();
  isEmpty = false;
  load();
  await settled();
  expect(extension.reloads).toBe(0);
});
