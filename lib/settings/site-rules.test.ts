import { describe, expect, test } from 'vitest';
import { SiteRules } from './site-rules.ts';

const rules = (only: readonly string[] | null, never: readonly string[] = []): SiteRules =>
  new SiteRules({ mode: only === null ? 'everywhere' : 'only-listed', only: only ?? [], never });

describe('the lists of sites', () => {
  test('with none, everything is watched, also what has no host', () => {
    expect(rules(null).watches('https://app.example/')).toBe(true);
    expect(rules(null).watches('data:text/html,x')).toBe(true);
    expect(rules(null).matchPatterns).toEqual(['<all_urls>']);
  });

  test('only listed sites are watched, with what is below them', () => {
    const listed = rules(['app.example', 'https://api.example:8443']);
    expect(listed.watches('http://app.example:3000/a')).toBe(true);
    expect(listed.watches('wss://live.app.example/')).toBe(true);
    expect(listed.watches('https://myapp.example/')).toBe(false);
    expect(listed.watches('https://example/')).toBe(false);
    expect(listed.watches('https://api.example:8443/me')).toBe(true);
    expect(listed.watches('wss://api.example:8443/me')).toBe(true);
    expect(listed.watches('https://api.example/me')).toBe(false);
    expect(listed.watches('https://v2.api.example:8443/me')).toBe(false);
    expect(listed.watches('data:text/html,x')).toBe(false);
  });

  test('an empty list, or one that nobody can read, watches nothing', () => {
    expect(rules([]).watches('https://app.example/')).toBe(false);
    expect(rules(['not a site']).watches('https://app.example/')).toBe(false);
    expect(rules(['not a site']).matchPatterns).toEqual([]);
  });

  test('what is never watched wins, whoever asks for it and whatever it asks for', () => {
    const listed = rules(['bank.example', 'app.example'], ['bank.example']);
    expect(listed.watches('https://bank.example/')).toBe(false);
    expect(listed.watches('https://app.example/', 'https://www.bank.example')).toBe(false);
    expect(listed.watches('https://app.example/', 'https://app.example')).toBe(true);
    expect(rules(null, ['bank.example']).watches('https://api.example/')).toBe(true);
    expect(rules(null, ['bank.example']).watches('data:,x', 'https://bank.example')).toBe(false);
  });
});

describe('cookies', () => {
  test('of a site that is never watched are left out', () => {
    const never = rules(null, ['bank.example', 'https://shop.example']);
    expect(never.watchesCookie('bank.example', true)).toBe(false);
    expect(never.watchesCookie('www.bank.example', false)).toBe(false);
    expect(never.watchesCookie('example', true)).toBe(true);
    // Another port or scheme of the host may use it.
    expect(never.watchesCookie('shop.example', false)).toBe(true);
  });

  test('of listed sites are watched, also those of a domain above that they are sent', () => {
    const listed = rules(['app.shop.example', 'https://api.example:8443']);
    expect(listed.watchesCookie('app.shop.example', false)).toBe(true);
    expect(listed.watchesCookie('live.app.shop.example', false)).toBe(true);
    expect(listed.watchesCookie('shop.example', true)).toBe(true);
    expect(listed.watchesCookie('shop.example', false)).toBe(false);
    expect(listed.watchesCookie('op.example', true)).toBe(false);
    expect(listed.watchesCookie('api.example', false)).toBe(true);
  });
});
