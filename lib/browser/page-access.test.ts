import { describe, expect, test } from 'vitest';
import { pageAccess, sitePattern } from './page-access.ts';

const asked = (given: readonly string[], listed = true) => ({
  mayRead: async (pattern: string) => given.includes(pattern) || given.includes('<all_urls>'),
  isListed: () => listed,
});

describe('whether a page can be seen', () => {
  test.each([
    ['https://app.example/a', 'granted'],
    ['http://localhost:3000/', 'granted'],
    ['http://[::1]:3000/', 'granted'],
    ['chrome://settings/', 'restricted'],
    ['about:blank', 'restricted'],
    ['about:config', 'restricted'],
    ['view-source:https://app.example/', 'restricted'],
    ['data:text/html,x', 'restricted'],
    ['file:///etc/hosts', 'restricted'],
    ['moz-extension://0f/inspector.html', 'restricted'],
    ['https://chromewebstore.google.com/detail/x', 'restricted'],
    ['https://chrome.google.com/webstore/detail/x', 'restricted'],
    ['https://chrome.google.com/webstores', 'granted'],
    ['https://', 'restricted'],
  ] as const)('with access everywhere, %s is %s', async (url, access) => {
    expect(await pageAccess(url, asked(['<all_urls>']))).toBe(access);
  });

  test('without access to the site it is withheld', async () => {
    const given = asked(['*://app.example/*']);
    expect(await pageAccess('https://app.example:8443/', given)).toBe('granted');
    expect(await pageAccess('https://other.example/', given)).toBe('withheld');
    expect(await pageAccess('chrome://settings/', given)).toBe('restricted');
  });

  test('a site that the lists leave out is told apart from one that is withheld', async () => {
    expect(await pageAccess('https://app.example/', asked(['<all_urls>'], false))).toBe('left-out');
    expect(await pageAccess('https://app.example/', asked([], false))).toBe('withheld');
  });

  test('a page whose URL the browser hides is restricted only where all else is open', async () => {
    expect(await pageAccess(null, asked(['<all_urls>']))).toBe('restricted');
    expect(await pageAccess(null, asked([]))).toBe('withheld');
  });
});

test('access is asked for by host, all schemes and ports together', () => {
  expect(sitePattern('https://app.example:8443/a?b')).toBe('*://app.example/*');
  expect(sitePattern('about:blank')).toBeNull();
});
