import { describe, expect, test } from 'vitest';
import { entry } from '../../tests/support/entries.ts';
import { domainMatches } from '../http/cookies.ts';
import { entriesOfTab } from './scope.ts';

const PAGE = { tabId: 7, url: 'https://shop.example/', since: 100, access: 'granted' } as const;
const at = (id: string, lastSeen: number) => entry({}, { id, tabs: [{ tabId: 7, lastSeen }] });
const ENTRIES = [
  at('before', 99),
  at('now', 100),
  entry({}, { id: 'kept', tabs: [], jarDomains: ['shop.example'] }),
  entry({}, { id: 'elsewhere', tabs: [{ tabId: 8, lastSeen: 100 }] }),
];

test.each([
  [true, ['before', 'now', 'kept']],
  [false, ['now']],
])('a tab lists, when the log is preserved (%s): %j', (preserveLog, listed) => {
  const entries = entriesOfTab(ENTRIES, 7, PAGE, { preserveLog });
  expect(entries.map(({ id }) => id)).toEqual(listed);
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
