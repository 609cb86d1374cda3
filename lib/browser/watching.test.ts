import { beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { Plan } from './source.ts';
import { Watching } from './watching.ts';

/** The browser as far as it gives access. */
const given = vi.hoisted(() => {
  const state: { origins: string[]; told: (() => void)[] } = { origins: [], told: [] };
  const event = { addListener: (listener: () => void) => state.told.push(listener) };
  vi.stubGlobal('chrome', {
    permissions: {
      onAdded: event,
      onRemoved: event,
      contains: async ({ origins }: { origins: string[] }) =>
        origins.every((origin) => state.origins.includes(origin)),
      getAll: async () => ({ origins: state.origins }),
    },
  });
  return {
    change(...origins: string[]): void {
      state.origins = origins;
      const [listener] = state.told;
      listener?.();
    },
    reset(): void {
      state.origins = [];
      state.told = [];
    },
  };
});

beforeEach(() => given.reset());

function watched() {
  const changes: string[] = [];
  const plans: (Plan | null)[] = [];
  const wider = vi.fn();
  const watching = new Watching({
    store: new MemoryStore(),
    sources: [{ follow: (plan) => plans.push(plan) }],
    settings: DEFAULT_SETTINGS,
    onChange: () => {
      const counts = { isPrivate: false, droppedTokens: 0, leftAlone: 0, reminders: [] };
      changes.push(watching.state(counts).access);
    },
    onWider: wider,
  });
  watching.load(null, DEFAULT_SETTINGS);
  return { watching, changes, plans, wider };
}

test('one site more or less is told, although there is still access to some', async () => {
  const { changes } = watched();
  given.change('*://a.example/*');
  await settled();
  given.change('*://a.example/*', '*://b.example/*');
  await settled();
  given.change('*://b.example/*');
  await settled();
  expect(changes).toEqual(['some-sites', 'some-sites', 'some-sites']);
});

test('access that is asked about and is the same is not told', async () => {
  const { watching, changes } = watched();
  given.change('<all_urls>');
  await settled();
  await watching.checkAccess();
  expect(changes).toEqual(['everywhere']);
});

test('a waking worker sees no more than the one before', async () => {
  const { watching, wider } = watched();
  await watching.checkAccess();
  expect(watching.isWatching).toBe(false);
  expect(wider).not.toHaveBeenCalled();
});

test('a permission, other sites and the end of a pause let more be seen', async () => {
  const { watching, wider, plans } = watched();
  given.change('<all_urls>');
  await settled();
  expect(wider).toHaveBeenCalledTimes(1);
  watching.setSettings({ ...DEFAULT_SETTINGS });
  expect(wider).toHaveBeenCalledTimes(1);
  watching.setSettings({
    ...DEFAULT_SETTINGS,
    sites: { ...DEFAULT_SETTINGS.sites, never: ['a.example'] },
  });
  expect(wider).toHaveBeenCalledTimes(2);
  await watching.setPaused(true);
  expect(wider).toHaveBeenCalledTimes(2);
  expect(plans.at(-1)).toBeNull();
  await watching.setPaused(false);
  expect(wider).toHaveBeenCalledTimes(3);
});
