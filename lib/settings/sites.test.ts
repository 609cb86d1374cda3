import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPatternsOf, parseSite, placeOf } from './sites.ts';

const any = { below: true, scheme: null, port: null };

describe('a site that a person wrote', () => {
  test.each([
    ['example.com', { ...any, host: 'example.com' }],
    [' Example.COM. ', { ...any, host: 'example.com' }],
    ['*.example.com', { ...any, host: 'example.com' }],
    ['localhost', { ...any, host: 'localhost' }],
    ['localhost:3000', { ...any, host: 'localhost', port: '3000' }],
    ['example.com:80', { ...any, host: 'example.com', port: '80' }],
    ['example.com/', { ...any, host: 'example.com' }],
    ['bücher.example', { ...any, host: 'xn--bcher-kva.example' }],
    ['192.0.2.7', { ...any, host: '192.0.2.7', below: false }],
    ['::1', { ...any, host: '[::1]', below: false }],
    ['[2001:DB8::1]:8443', { ...any, host: '[2001:db8::1]', below: false, port: '8443' }],
    ['https://example.com', { host: 'example.com', below: false, scheme: 'https', port: '443' }],
    ['http://example.com/', { host: 'example.com', below: false, scheme: 'http', port: '80' }],
    [
      'HTTPS://example.com:8443',
      { host: 'example.com', below: false, scheme: 'https', port: '8443' },
    ],
    ['https://*.example.com', { host: 'example.com', below: true, scheme: 'https', port: '443' }],
  ])('%s is understood', (text, site) => {
    expect(parseSite(text)).toEqual({ ok: true, site });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['https://', 'not-a-host'],
    ['two words', 'not-a-host'],
    ['example..com', 'not-a-host'],
    ['exa!mple.com', 'not-a-host'],
    ['example.com:99999', 'not-a-host'],
    ['[::1', 'not-a-host'],
    ['a'.repeat(400), 'not-a-host'],
    ['example.com/login', 'has-path'],
    ['https://example.com?a=1', 'has-path'],
    ['ada@example.com', 'has-user'],
    ['*', 'has-wildcard'],
    ['exa*ple.com', 'has-wildcard'],
    ['*.*.com', 'has-wildcard'],
    ['ftp://example.com', 'other-scheme'],
    ['wss://example.com', 'other-scheme'],
    ['about:config', 'other-scheme'],
  ])('“%s” is explained', (text, code) => {
    expect(parseSite(text)).toEqual({ ok: false, code });
  });

  test('any text is answered', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void parseSite(text)));
  });

  test('what was understood is understood the same when written as it was read', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const parsed = parseSite(domain);
        if (parsed.ok) expect(parseSite(parsed.site.host)).toEqual(parsed);
      }),
    );
  });
});

describe('the place of a URL', () => {
  test.each([
    ['https://App.example/a?b#c', { scheme: 'https', host: 'app.example', port: '443' }],
    ['http://app.example:8080', { scheme: 'http', host: 'app.example', port: '8080' }],
    ['wss://app.example/socket', { scheme: 'https', host: 'app.example', port: '443' }],
    ['http://u:p@[::1]:1/', { scheme: 'http', host: '[::1]', port: '1' }],
    ['moz-extension://ab/page.html', null],
    ['data:text/html,https://app.example/', null],
    ['file:///etc/hosts', null],
    ['', null],
  ])('%s', (url, place) => {
    expect(placeOf(url)).toEqual(place);
  });

  test('agrees with the URL parser on every web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const { hostname, port, protocol } = new URL(url);
        expect(placeOf(new URL(url).href)).toEqual({
          scheme: protocol.slice(0, -1),
          host: hostname.replace(/\.$/, ''),
          port: port || (protocol === 'https:' ? '443' : '80'),
        });
      }),
    );
  });
});

test('match patterns hold web sockets too, and no port', () => {
  const patternsOf = (text: string) => {
    const parsed = parseSite(text);
    return parsed.ok ? matchPatternsOf(parsed.site) : [];
  };
  expect(patternsOf('example.com:81')).toEqual([
    'http://*.example.com/*',
    'ws://*.example.com/*',
    'https://*.example.com/*',
    'wss://*.example.com/*',
  ]);
  expect(patternsOf('https://example.com:8443')).toEqual([
    'https://example.com/*',
    'wss://example.com/*',
  ]);
});
