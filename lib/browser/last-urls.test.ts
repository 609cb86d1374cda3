import { expect, test } from 'vitest';
import { LastUrls } from './last-urls.ts';

test('a URL is new once, until the frame has shown another', () => {
  const urls = new LastUrls();
  expect(urls.isNew(1, 0, 'https://app.example/#a')).toBe(true);
  expect(urls.isNew(1, 0, 'https://app.example/#a')).toBe(false);
  expect(urls.isNew(1, 0, 'https://app.example/#b')).toBe(true);
  expect(urls.isNew(1, 0, 'https://app.example/#a')).toBe(true);
});

test('frames and tabs have each their own', () => {
  const urls = new LastUrls();
  urls.isNew(1, 0, 'https://app.example/');
  expect(urls.isNew(1, 7, 'https://app.example/')).toBe(true);
  expect(urls.isNew(2, 0, 'https://app.example/')).toBe(true);
});

test('the frame that was asked about longest ago is forgotten first', () => {
  const urls = new LastUrls();
  for (let frame = 0; frame < 1_000; frame++) urls.isNew(1, frame, 'https://app.example/');
  urls.isNew(1, 0, 'https://app.example/');
  urls.isNew(2, 0, 'https://app.example/');
  expect(urls.isNew(1, 0, 'https://app.example/')).toBe(false);
  expect(urls.isNew(1, 1, 'https://app.example/')).toBe(true);
});
