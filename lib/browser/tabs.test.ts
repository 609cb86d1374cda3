import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPrivatePort, tabOf } from './tabs.ts';

interface Tab {
  readonly url?: string;
  readonly incognito: boolean;
}

const state = vi.hoisted(() => {
  const known: { tabs: Map<number, Tab>; frame: () => unknown } = {
    tabs: new Map(),
    frame: () => null,
  };
  vi.stubGlobal('chrome', {
    tabs: {
      async get(tabId: number) {
        const tab = known.tabs.get(tabId);
        if (tab === undefined) throw new Error(`Invalid tab ID: ${tabId}`);
        return tab;
      },
    },
    webNavigation: { getFrame: async () => known.frame() },
  });
  return known;
});

type Port = Parameters<typeof isPrivatePort>[0];
const portOf = (tab?: Tab): Port => ({ sender: { tab } }) as unknown as Port;

/** A tab closes, or Firefox is late to tell of its frame. */
const refuse = (): never => {
  throw new Error('No frame found');
};

beforeEach(() => {
  vi.stubEnv('FIREFOX', 'yes');
  state.tabs.clear();
  state.frame = () => null;
});
afterEach(() => vi.unstubAllEnvs());

test('a page in a tab is as private as its tab', async () => {
  expect(await isPrivatePort(portOf({ incognito: true }), null)).toBe(true);
  state.tabs.set(7, { incognito: true });
  expect(await isPrivatePort(portOf({ incognito: false }), 7)).toBe(false);
});

test('a panel is as private as the tab that it was opened for', async () => {
  state.tabs.set(7, { incognito: true });
  state.tabs.set(8, { incognito: false });
  expect(await isPrivatePort(portOf(), 7)).toBe(true);
  expect(await isPrivatePort(portOf(), 8)).toBe(false);
});

test('of what nobody knows it is not said that it is normal', async () => {
  expect(await isPrivatePort(portOf(), 9)).toBeNull();
  expect(await isPrivatePort(portOf(), null)).toBeNull();
});

test('a private tab is known as one, although the browser tells nothing of its page', async () => {
  state.tabs.set(7, { incognito: true });
  state.frame = refuse;
  expect(await tabOf(7)).toEqual({ tabId: 7, url: null, isPrivate: true });
  expect(await isPrivatePort(portOf(), 7)).toBe(true);
});

test('a page whose URL the tab does not tell has it from its frame', async () => {
  state.tabs.set(7, { incognito: false });
  state.frame = () => ({ url: 'https://app.example/' });
  expect(await tabOf(7)).toMatchObject({ url: 'https://app.example/' });
  state.tabs.set(7, { incognito: false, url: 'https://shop.example/' });
  expect(await tabOf(7)).toMatchObject({ url: 'https://shop.example/' });
});

test('in Chromium no background serves both kinds of windows', async () => {
  vi.stubEnv('FIREFOX', '');
  expect(await isPrivatePort(portOf(), null)).toBe(false);
});
