import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { hostOf, parameters, splitUrl } from './url.ts';

describe('the parts of a URL', () => {
  test.each([
    ['https://a.example/p', ['https://a.example/p', '', '']],
    ['https://a.example/p?q=1#f', ['https://a.example/p', 'q=1', 'f']],
    ['https://a.example/p?a?b', ['https://a.example/p', 'a?b', '']],
    ['https://a.example/#/route?id_token=x', ['https://a.example/', '', '/route?id_token=x']],
    ['https://a.example/#a#b', ['https://a.example/', '', 'a#b']],
    ['?', ['', '', '']],
    ['', ['', '', '']],
  ])('%s', (url, [path, query, fragment]) => {
    expect(splitUrl(url)).toEqual({ path, query, fragment });
  });

  test('lose nothing but their marks', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.webUrl({ withQueryParameters: true })), (url) => {
        const { path, query, fragment } = splitUrl(url);
        const marks = url.length - (path + query + fragment).length;
        expect(marks).toBeGreaterThanOrEqual(0);
        expect(marks).toBeLessThanOrEqual(2);
        expect(url.startsWith(path) && url.endsWith(fragment)).toBe(true);
      }),
    );
  });
});

describe('parameters', () => {
  /** Named ones only. */
  const named = (part: string): string[] =>
    parameters(part).flatMap(({ name, value }) => (name === '' ? [] : [`${name}=${value}`]));
  const nameless = (part: string): string[] =>
    parameters(part).flatMap(({ name, value }) => (name === '' ? [value] : []));

  test('names are decoded, values stay as they were sent', () => {
    expect(named('access_token=a%2Eb&user%5Bid%5D=1&x=y=z')).toEqual([
      'access_token=a%2Eb',
      'user[id]=1',
      'x=y=z',
    ]);
  });

  test('a name that cannot be decoded stays as it was sent', () => {
    expect(named('%E0%A4=1&%=2')).toEqual(['%E0%A4=1', '%=2']);
  });

  test('a route in a fragment is no part of a name', () => {
    expect(named('/callback?id_token=a')).toEqual(['id_token=a']);
    expect(named('/callback/access_token=a&state=b')).toEqual(['access_token=a', 'state=b']);
    expect(named('!/in;jsessionid=a')).toEqual(['jsessionid=a']);
  });

  test('what stands before a = is not forgotten', () => {
    expect(nameless('/reset/TOKEN/now?lang=de')).toEqual(['/reset/TOKEN/now?lang']);
    expect(nameless('TOKEN=')).toEqual(['TOKEN']);
    expect(nameless('TOKEN&&state=1')).toEqual(['TOKEN', 'state']);
  });
});

describe('the host', () => {
  test.each([
    ['https://API.Example/x', 'api.example'],
    ['http://localhost:8080/', 'localhost:8080'],
    ['https://a.example:443/', 'a.example'],
    ['wss://a.example:9/', 'a.example:9'],
    ['https://[::1]:3000/', '[::1]:3000'],
    ['about:blank', null],
    ['data:text/html,x', null],
    ['not a url', null],
    ['', null],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  test('is the one of the URL parser for all sorts of addresses', () => {
    const label = fc.oneof(
      fc.stringMatching(/^[a-z\d-]{1,8}$/),
      fc.constantFrom('a', '1', '0x7f', 'xn--a', 'xn--mnchen-3ya', 'A', 'ä', 'a_b', '', '-', '127'),
    );
    const address = fc.tuple(
      fc.constantFrom('http', 'https', 'ws', 'wss', 'HTTPS', 'ftp', 'blob'),
      fc.array(label, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(
        '',
        ':80',
        ':443',
        ':8080',
        ':43210',
        ':64999',
        ':65535',
        ':65536',
        ':08',
        ':99999',
        ':',
        ':x',
        '@b',
      ),
      fc.constantFrom('', '/', '/a b', '?q', '#f', '\\x', ' '),
    );
    fc.assert(
      fc.property(address, ([scheme, labels, port, rest]) => {
        const url = `${scheme}://${labels.join('.')}${port}${rest}`;
        const host = URL.canParse(url) ? new URL(url).host || null : null;
        expect(hostOf(url)).toBe(host);
      }),
      { numRuns: 3000 },
    );
  });
});
