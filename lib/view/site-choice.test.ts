import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings, type SiteSettings } from '../settings/settings.ts';
import { parseSite } from '../settings/sites.ts';
import {
  badSiteSentence,
  isLeftOut,
  neverWatch,
  siteOf,
  siteText,
  watchSite,
} from './site-choice.ts';

const withSites = (sites: Partial<SiteSettings>): Settings => ({
  ...DEFAULT_SETTINGS,
  sites: { ...DEFAULT_SETTINGS.sites, ...sites },
});

describe('a site', () => {
  test('reads back from its text as the same', () => {
    const texts = [
      'shop.example',
      '*.Shop.example',
      'localhost:3000',
      'https://shop.example',
      'https://*.shop.example:8443',
      'http://shop.example:443',
      'shop.example:80',
      '[::1]:8080',
      '::1',
      '192.0.2.7',
      'bücher.example',
    ];
    for (const text of texts) {
      const parsed = parseSite(text);
      if (!parsed.ok) throw new Error(`${text} is a site, but was not read.`);
      expect(parseSite(siteText(parsed.site))).toEqual(parsed);
    }
  });

  test('of a page is its host, with a port that is not the usual one', () => {
    expect(siteOf('https://shop.example/a?b#c')).toBe('shop.example');
    expect(siteOf('http://localhost:5173/')).toBe('localhost:5173');
    expect(siteOf('http://[::1]:8080/')).toBe('[::1]:8080');
    expect(siteOf('file:///home/ada/x.html')).toBeNull();
    expect(siteOf('about:blank')).toBeNull();
    expect(siteOf('chrome://settings/')).toBeNull();
  });
});

describe('a page', () => {
  const url = 'https://www.shop.example/cart';

  test('is left out once it is never watched, and watched again when that is taken back', () => {
    const out = neverWatch(DEFAULT_SETTINGS, url);
    expect(out.sites.never).toEqual(['www.shop.example']);
    expect(isLeftOut(out, url)).toBe(true);
    expect(isLeftOut(watchSite(out, url), url)).toBe(false);
    expect(watchSite(out, url)).toEqual(DEFAULT_SETTINGS);
  });

  test('is watched again by taking off every entry that leaves it out, and no other', () => {
    const settings = withSites({
      never: ['shop.example', 'bank.example', 'https://www.shop.example'],
    });
    expect(watchSite(settings, url).sites.never).toEqual(['bank.example']);
  });

  test('is put on the list where only listed sites are watched', () => {
    const settings = withSites({ mode: 'only-listed', only: ['bank.example'] });
    expect(isLeftOut(settings, url)).toBe(true);
    const listed = watchSite(settings, url);
    expect(listed.sites.only).toEqual(['bank.example', 'www.shop.example']);
    expect(watchSite(listed, url)).toEqual(listed);
  });

  test('without a host changes no list', () => {
    expect(neverWatch(DEFAULT_SETTINGS, 'about:blank')).toBe(DEFAULT_SETTINGS);
    expect(watchSite(withSites({ mode: 'only-listed' }), 'about:blank').sites.only).toEqual([]);
  });
});

test('what is no site is told with what to write instead', () => {
  expect(badSiteSentence('has-path')).toBe(
    'A site has no path. Write the host alone, such as example.com.',
  );
});
