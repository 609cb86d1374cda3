import { describe, expect, test } from 'vitest';
import { exchangeOf, fieldsOf, isPrivateRequest, type RequestDetails } from './exchange.ts';

const DETAILS: RequestDetails = {
  timeStamp: 1_733_260_028_123.456,
  tabId: 4,
  frameId: 0,
  requestId: '17',
  url: 'https://api.example/me',
  method: 'GET',
  type: 'xmlhttprequest',
};

describe('an exchange', () => {
  test('has whole milliseconds, and null where traffic belongs to no tab or frame', () => {
    expect(exchangeOf(DETAILS)).toEqual({
      at: 1_733_260_028_123,
      tabId: 4,
      frameId: 0,
      requestId: '17',
      url: 'https://api.example/me',
      method: 'GET',
      initiator: null,
      resource: 'xmlhttprequest',
    });
    expect(exchangeOf({ ...DETAILS, tabId: -1, frameId: -1 })).toMatchObject({
      tabId: null,
      frameId: null,
    });
  });

  test.each([
    ['Chromium: an origin', { initiator: 'https://app.example' }, 'https://app.example'],
    ['Chromium: an opaque origin', { initiator: 'null' }, null],
    [
      'Firefox: a page',
      { originUrl: 'https://app.example:8443/a?b#c' },
      'https://app.example:8443',
    ],
    ['Firefox: a document alone', { documentUrl: 'https://app.example/a' }, 'https://app.example'],
    [
      'Firefox: an extension',
      { originUrl: 'moz-extension://ab-12/page.html' },
      'moz-extension://ab-12',
    ],
    ['Firefox: an address without an origin', { originUrl: 'about:blank' }, null],
  ])('tells who asked — %s', (_, told, initiator) => {
    expect(exchangeOf({ ...DETAILS, ...told }).initiator).toBe(initiator);
  });

  test('is private only where the browser says so', () => {
    expect(isPrivateRequest(DETAILS)).toBe(false);
    expect(isPrivateRequest({ ...DETAILS, incognito: false })).toBe(false);
    expect(isPrivateRequest({ ...DETAILS, incognito: true })).toBe(true);
  });
});

test('a field that is not UTF-8 keeps each byte as a character', () => {
  const headers = [
    { name: 'X-A', value: 'ä' },
    { name: 'X-B', binaryValue: [0x41, 0xe4] },
    { name: 'X-C' },
  ];
  expect(fieldsOf(headers)).toEqual([
    { name: 'X-A', value: 'ä' },
    { name: 'X-B', value: 'Aä' },
    { name: 'X-C', value: '' },
  ]);
  expect(fieldsOf(undefined)).toEqual([]);
});
