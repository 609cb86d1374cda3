import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SkippedEntry } from '../feed/storage-reading.ts';
import type { FrameStorage } from './page-storage.ts';
import { readFrameStorage, storageMessages, storageReading } from './storage-reading.ts';

const frame = (url: string, ...names: readonly string[]): FrameStorage => ({
  url,
  entries: names.map((name) => ({ area: 'local-storage', name, value: 'v' })),
  skipped: [],
});

test('every entry is a message of its frame', () => {
  const frames = [{ frameId: 3, storage: frame('https://app.example/a', 'token') }];
  expect(storageMessages(7, frames, 12)).toEqual([
    {
      type: 'storage',
      at: 12,
      tabId: 7,
      frameId: 3,
      url: 'https://app.example/a',
      area: 'local-storage',
      name: 'token',
      value: 'v',
    },
  ]);
});

test('what frames of one origin share is taken once, what others have of their own is not', () => {
  const frames = [
    { frameId: 0, storage: frame('https://app.example/a', 'token') },
    { frameId: 3, storage: frame('https://app.example/b', 'token', 'other') },
    { frameId: 4, storage: frame('https://foreign.example/', 'token') },
  ];
  const found = storageMessages(7, frames, 12).map(({ frameId, name }) => [frameId, name]);
  expect(found).toEqual([
    [0, 'token'],
    [3, 'other'],
    [4, 'token'],
  ]);
});

const slow = (name: string): SkippedEntry => ({ code: 'slow', area: 'indexed-db', name, bytes: 0 });

test('a view is told what was left out', () => {
  const frames = [
    { frameId: 0, storage: { ...frame('https://app.example/'), skipped: [slow('a'), slow('b')] } },
    { frameId: 3, storage: { ...frame('https://app.example/'), skipped: [slow('b')] } },
    { frameId: 4, storage: null },
  ];
  expect(storageReading(frames, 12, 3)).toEqual({
    ok: true,
    entries: 12,
    tokens: 3,
    skipped: [slow('a'), slow('b'), { code: 'frame', frameId: 4 }],
  });
});

test('a view is told how many frames the lists left out', () => {
  expect(storageReading([], 0, 0, 2)).toMatchObject({
    skipped: [{ code: 'left-out', frames: 2 }],
  });
});

test('what came back from a page is not trusted', () => {
  expect(readFrameStorage(undefined)).toBeNull();
  expect(readFrameStorage({ url: 7, entries: [], skipped: [] })).toBeNull();
  const entries = [{ area: 'cookies', name: 'a', value: 'b' }, null, frame('', 'a').entries[0]];
  expect(
    readFrameStorage({
      url: '',
      entries,
      skipped: [7, { ...slow('a'), code: 'words' }, slow('b')],
    }),
  ).toEqual({
    ...frame('', 'a'),
    skipped: [slow('b')],
  });
  fc.assert(fc.property(fc.anything(), (value) => void readFrameStorage(value)));
});
