// Reading a page's storage, among stand-ins for the browser's frames.
import { beforeEach, expect, test, vi } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import type { StorageMessage } from '../scan/message.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { readFrameMessages, readTabStorage, type StorageQuestions } from './storage-of-pages.ts';
import { watchStorageOnLoad } from './storage-on-load.ts';

const SHOP = 'https://shop.example/';
const BANK = 'https://bank.example/';

const page = vi.hoisted(() => ({
  urls: [] as string[],
  /** Frames into which the script was put. */
  entered: [] as number[],
  refused: new Set<number>(),
  onEnter: (): void => undefined,
  onCompleted: null as ((details: object) => void) | null,
}));

vi.mock('wxt/browser', () => ({
  browser: {
    webNavigation: {
      getAllFrames: async () =>
        page.urls.map((url, frameId) => ({ url, frameId, parentFrameId: frameId === 0 ? -1 : 0 })),
      onCompleted: {
        addListener: (listener: (details: object) => void) => {
          page.onCompleted = listener;
        },
        removeListener: () => {
          page.onCompleted = null;
        },
      },
    },
    scripting: {
      executeScript: async ({ target }: { target: { frameIds: number[] } }) =>
        target.frameIds.map((frameId) => {
          page.entered.push(frameId);
          page.onEnter();
          if (page.refused.has(frameId)) throw new Error('Cannot access contents of the page');
          const entries = [
            { area: 'local-storage', name: 'token', value: `token ${frameId}` },
            { area: 'local-storage', name: 'theme', value: `dark ${frameId}` },
          ];
          return { frameId, result: { url: page.urls[frameId], entries, skipped: [] } };
        }),
    },
  },
}));

const taken: StorageMessage[] = [];
const questions: StorageQuestions = {
  isPaused: () => false,
  isWatched: (url) => !url.startsWith(BANK),
  accept: (message) => taken.push(message) > 0,
  hasToken: ({ name }) => name === 'token',
};

beforeEach(() => {
  page.urls = [SHOP];
  page.entered = [];
  page.refused.clear();
  page.onEnter = () => undefined;
  page.onCompleted = null;
  taken.length = 0;
});

test('no script is put into a frame of a site that is left out, and nothing of it counts', async () => {
  page.urls = [SHOP, BANK, 'about:blank'];
  expect(await readTabStorage(7, questions)).toEqual({
    ok: true,
    entries: 4,
    tokens: 2,
    skipped: [{ code: 'left-out', frames: 1 }],
  });
  expect(page.entered).toEqual([0, 2]);
  expect(taken.map(({ url }) => url)).toEqual([SHOP, SHOP, SHOP, SHOP]);
});

test('only what was taken counts', async () => {
  const accept = ({ name }: StorageMessage): boolean => name === 'theme';
  expect(await readTabStorage(7, { ...questions, accept })).toMatchObject({
    entries: 1,
    tokens: 0,
  });
});

test('a frame that may not be read does not refuse the others', async () => {
  page.urls = [SHOP, 'https://withheld.example/'];
  page.refused.add(1);
  expect(await readTabStorage(7, questions)).toMatchObject({
    entries: 2,
    skipped: [{ code: 'frame', frameId: 1 }],
  });
  page.refused.add(0);
  expect(await readTabStorage(7, questions)).toMatchObject({
    ok: false,
    code: 'failed',
    said: 'Cannot access contents of the page',
  });
});

test('paused, no storage is read, and what is under way is dropped', async () => {
  const refusal = { ok: false, code: 'paused' };
  expect(await readTabStorage(7, { ...questions, isPaused: () => true })).toMatchObject(refusal);
  expect(page.entered).toEqual([]);
  let isPaused = false;
  page.onEnter = () => {
    isPaused = true;
  };
  const reading = await readTabStorage(7, { ...questions, isPaused: () => isPaused });
  expect(reading).toMatchObject(refusal);
  expect(page.entered).toEqual([0]);
  expect(taken).toEqual([]);
});

test('what a document keeps on load is handed over as one, unless that was switched off', async () => {
  const read: (readonly StorageMessage[])[] = [];
  const { isWatched } = questions;
  const source = watchStorageOnLoad({
    isWatched,
    read: readFrameMessages,
    onRead: (_tab, all) => read.push(all),
  });
  const sources = { ...DEFAULT_SETTINGS.sources, storageOnLoad: true };
  const plan = { urls: ['<all_urls>'], sources };
  source.follow(plan);
  page.onCompleted?.({ tabId: 7, frameId: 0, url: SHOP });
  await settled();
  expect(read.map((all) => all.length)).toEqual([2]);
  page.onEnter = () => source.follow(null);
  page.onCompleted?.({ tabId: 7, frameId: 0, url: SHOP });
  await settled();
  expect(read).toHaveLength(1);
});
