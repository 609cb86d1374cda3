import { expect, test } from 'vitest';
import { framesToRead, type PageFrame, storageUrl } from './storage-frames.ts';

const frame = (frameId: number, url: string, parentFrameId = 0): PageFrame => ({
  frameId,
  url,
  parentFrameId: frameId === 0 ? -1 : parentFrameId,
});
const isWatched = (url: string): boolean => !url.includes('bank.example');

test('frames of sites that are left out are not read, and counted', () => {
  const all = [
    frame(0, 'https://shop.example/'),
    frame(3, 'https://bank.example/pay'),
    frame(4, 'https://api.example/', 3),
  ];
  expect(framesToRead(all, isWatched)).toEqual({
    frames: [
      { frameId: 0, url: 'https://shop.example/' },
      { frameId: 4, url: 'https://api.example/' },
    ],
    leftOut: 1,
  });
});

test('a blank frame belongs to the site that it is in, at any depth, and a blob to its own', () => {
  const all = [
    frame(0, 'https://shop.example/'),
    frame(1, 'about:blank'),
    frame(2, 'about:srcdoc', 1),
    frame(3, 'https://bank.example/'),
    frame(4, 'about:blank', 3),
    frame(5, 'about:srcdoc', 4),
    frame(6, 'blob:https://bank.example/7c2f'),
  ];
  const { frames, leftOut } = framesToRead(all, isWatched);
  expect(frames.map(({ frameId }) => frameId)).toEqual([0, 1, 2]);
  expect(frames.every(({ url }) => url === 'https://shop.example/')).toBe(true);
  expect(leftOut).toBe(4);
});

test('what has no storage of its own is not named', () => {
  const all = [
    frame(0, 'https://shop.example/'),
    frame(1, 'data:text/html,a'),
    frame(2, 'about:blank', 9),
    frame(3, 'about:blank', 3),
  ];
  expect(framesToRead(all, isWatched)).toEqual({
    frames: [{ frameId: 0, url: 'https://shop.example/' }],
    leftOut: 0,
  });
});

test('a document that has navigated meanwhile is taken for what it says it is', () => {
  expect(storageUrl('https://bank.example/', 'https://shop.example/')).toBe(
    'https://bank.example/',
  );
  expect(storageUrl('about:srcdoc', 'https://shop.example/')).toBe('https://shop.example/');
  expect(storageUrl('blob:https://shop.example/1', 'https://shop.example/1')).toBe(
    'https://shop.example/1',
  );
});
