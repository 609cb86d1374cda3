import { describe, expect, test } from 'vitest';
import { seen as seenAgo } from '../../tests/gallery/exchanges.ts';
import type { Sighting } from '../ledger/sighting.ts';
import {
  askerWords,
  durationWords,
  failureWords,
  hopWords,
  resourceWords,
  statusWords,
  storeWords,
} from './sighting-words.ts';

const seen = (told: Partial<Sighting> = {}): Sighting => seenAgo(0, told);

test('a duration has the unit that fits', () => {
  expect([null, 0, 84.4, 1_240, 90_000].map(durationWords)).toEqual([
    null,
    '0 ms',
    '84 ms',
    '1.24 s',
    '1.5 min',
  ]);
});

test('a resource is named as people do, one that nobody knows as the browser does', () => {
  expect(['main_frame', 'xmlhttprequest', 'speculative', 'constructor'].map(resourceWords)).toEqual(
    ['document', 'fetch', 'speculative', 'constructor'],
  );
  expect(resourceWords(null)).toBeNull();
});

describe('who asked', () => {
  test('is the page, with its origin', () => {
    expect(askerWords(seen())).toEqual({
      short: 'shop.example',
      long: 'the page, at https://shop.example',
    });
    expect(askerWords(seen({ initiator: null }))?.short).toBe('page');
  });

  test('is a frame, a worker, an extension, or nobody that is known', () => {
    expect(askerWords(seen({ frameId: 7 }))?.long).toBe(
      'a frame (7) of the page, at https://shop.example',
    );
    expect(askerWords(seen({ tabId: null, frameId: null }))?.short).toBe('worker');
    expect(askerWords(seen({ initiator: 'moz-extension://f00' }))?.short).toBe('extension');
    expect(askerWords(seen({ tabId: null, initiator: null }))?.short).toBe('no tab');
    expect(askerWords(seen({ frameId: null, initiator: null }))).toBeNull();
  });

  test('of a kept cookie is the jar it lies in', () => {
    const kept = { carrier: 'cookie-jar', tabId: null, initiator: null } as const;
    expect(askerWords(seen({ ...kept, store: 'firefox-container-3' }))?.short).toBe('container 3');
    expect(askerWords(seen({ ...kept, store: '0', partition: 'https://news.example' }))?.long).toBe(
      'kept for https://news.example alone, in ordinary cookies',
    );
    expect(askerWords(seen(kept))).toBeNull();
  });
});

test('a store that has no ordinary name is called by its own', () => {
  expect(storeWords('firefox-private')).toBe('private cookies');
  expect(storeWords('constructor')).toBe('store constructor');
});

test('what became of it is a status, a reason without one, or not known', () => {
  expect(statusWords(seen({ status: 401 }))).toBe('401');
  expect(statusWords(seen({ status: null, failure: 'net::ERR_ABORTED' }))).toBe('aborted');
  expect(statusWords(seen({ status: null }))).toBe('—');
});

test('browsers that fail for the same reason are told the same', () => {
  const pairs = [
    ['net::ERR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED', 'no server'],
    ['net::ERR_NAME_NOT_RESOLVED', 'NS_ERROR_UNKNOWN_HOST', 'no host'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'NS_ERROR_TRACKING_URI', 'blocked'],
    ['something new', '', 'failed'],
  ] as const;
  for (const [one, other, word] of pairs) {
    expect([failureWords(one), failureWords(other)]).toEqual([word, word]);
  }
});

test('redirects are counted', () => {
  expect([0, 1, 3].map(hopWords)).toEqual([null, 'after a redirect', 'after 3 redirects']);
});
