import { inspect } from 'node:util';
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

test('no URL can be read out of what is remembered', () => {
  const urls = new LastUrls();
  urls.isNew(1, 0, 'https://app.example/#access_token=secret');
  expect(inspect(urls, { depth: 5 })).not.toContain('secret');
});

test('URLs that differ in one character anywhere are told apart', () => {
  const urls = new LastUrls();
  const base = `https://app.example/#${'a'.repeat(100)}`;
  for (let i = 0; i < base.length; i++) {
    expect(urls.isNew(1, 0, base)).toBe(true);
    expect(urls.isNew(1, 0, `${base.slice(0, i)}~${base.slice(i + 1)}`)).toBe(true);
  }
});

test('a frame that shows another document begins anew, and so does all in a tab with its page', () => {
  const urls = new LastUrls();
  const see = () => [0, 7, 8].map((frame) => urls.isNew(1, frame, 'https://app.example/'));
  see();
  urls.isNew(12, 0, 'https://app.example/');
  expect(see()).toEqual([false, false, false]);
  urls.forgetFrame(1, 7);
  expect(see()).toEqual([false, true, false]);
  urls.forgetFrame(1, 0);
  expect(see()).toEqual([true, true, true]);
  urls.forgetTab(1);
  expect(see()).toEqual([true, true, true]);
  expect(urls.isNew(12, 0, 'https://app.example/')).toBe(false);
  urls.forgetAll();
  expect(urls.isNew(12, 0, 'https://app.example/')).toBe(true);
});
