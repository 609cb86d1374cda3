import { describe, expect, test } from 'vitest';
import { entry } from '../../tests/support/entries.ts';
import { domainMatches } from '../http/cookies.ts';
import { belongsToTab, pageHost } from './scope.ts';

describe('a token belongs to a tab', () => {
  test('whose traffic carried it', () => {
    const carried = entry({}, { tabs: [3, 7].map((tabId) => ({ tabId, lastSeen: 1 })) });
    expect(belongsToTab(carried, 7, null)).toBe(true);
    expect(belongsToTab(carried, 8, 'shop.example')).toBe(false);
  });

  test('whose next request will carry it, because it lies in the jar', () => {
    const kept = entry({}, { tabs: [], jarDomains: ['shop.example'] });
    expect(belongsToTab(kept, 7, 'www.shop.example')).toBe(true);
    expect(belongsToTab(kept, 7, 'example')).toBe(false);
    expect(belongsToTab(kept, 7, null)).toBe(false);
  });
});

describe('a domain matches', () => {
  test.each([
    ['shop.example', 'shop.example', true],
    ['www.shop.example', 'shop.example', true],
    ['WWW.Shop.example', '.shop.EXAMPLE', true],
    ['notshop.example', 'shop.example', false],
    ['shop.example', 'www.shop.example', false],
    ['shop.example', '', false],
  ])('%s with %s: %s', (host, domain, matches) => {
    expect(domainMatches(host, domain)).toBe(matches);
  });
});

test.each([
  ['https://shop.example:8443/cart?x#y', 'shop.example'],
  ['http://[::1]:3000/', '[::1]'],
  ['about:blank', null],
  ['not a url', null],
  [null, null],
])('the host of %s is %s', (url, host) => {
  expect(pageHost({ tabId: 1, url, since: 0, access: 'granted' })).toBe(host);
});
