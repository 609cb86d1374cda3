import { describe, expect, test } from 'vitest';
import { record } from '../../tests/gallery/tokens.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { PageState } from './messages.ts';
import { belongsToTab, pageHost, usedByPage } from './page-tokens.ts';

const page = (url: string | null, since = 0): PageState => ({
  tabId: 7,
  url,
  since,
  access: 'granted',
});
const SHOP = page('https://shop.example/cart');

const token = (told: Parameters<typeof record>[1]) => record(jws(), { tabs: [], ...told });
const used = (tabId: number, lastSeen: number) => token({ tabs: [{ tabId, lastSeen }] });
const byWorker = token({ workers: ['https://shop.example'], lastSeen: 50 });

describe('a token belongs to a tab', () => {
  test('whose traffic carried it', () => {
    const carried = token({ tabs: [3, 7].map((tabId) => ({ tabId, lastSeen: 1 })) });
    expect(belongsToTab(7, null)(carried)).toBe(true);
    expect(belongsToTab(8, SHOP)(carried)).toBe(false);
  });

  test('whose next request will carry it, because it lies in the jar', () => {
    const kept = token({ jarDomains: ['shop.example'] });
    expect(belongsToTab(7, page('https://www.shop.example/'))(kept)).toBe(true);
    expect(belongsToTab(7, page('https://example/'))(kept)).toBe(false);
    expect(belongsToTab(7, null)(kept)).toBe(false);
  });

  test('whose page has a worker that carried it, which works for all tabs of its origin', () => {
    expect(belongsToTab(7, SHOP)(byWorker)).toBe(true);
    for (const other of ['https://shop.example:8443/', 'http://shop.example/', null]) {
      expect(belongsToTab(7, page(other))(byWorker)).toBe(false);
    }
  });
});

describe('a page uses', () => {
  test('what its tab carried since it was loaded, from the first instant on', () => {
    const loaded = usedByPage(7, page('https://shop.example/', 100));
    expect([99, 100, 101].map((at) => loaded(used(7, at)))).toEqual([false, true, true]);
    expect(loaded(used(8, 101))).toBe(false);
  });

  test('all of its tab where nobody saw it load', () => {
    expect(usedByPage(7, null)(used(7, 1))).toBe(true);
  });

  test('what its worker carried since, but not what only lies in the jar', () => {
    expect(usedByPage(7, page('https://shop.example/', 50))(byWorker)).toBe(true);
    expect(usedByPage(7, page('https://shop.example/', 51))(byWorker)).toBe(false);
    expect(usedByPage(7, SHOP)(token({ jarDomains: ['shop.example'] }))).toBe(false);
  });
});

test.each([
  ['https://shop.example:8443/cart?x#y', 'shop.example'],
  ['http://[::1]:3000/', '[::1]'],
  ['about:blank', null],
  ['not a url', null],
  [null, null],
])('the host of %s is %s', (url, host) => {
  expect(pageHost(page(url))).toBe(host);
});
