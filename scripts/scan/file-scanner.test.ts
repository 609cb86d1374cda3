import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jwe, jws } from '../../tests/support/tokens.ts';
import { FileScanner } from './file-scanner.ts';
import type { Finding } from './finding.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function scan(text: string, part = text.length, all = false): readonly Finding[] {
  const findings: Finding[] = [];
  const scanner = new FileScanner(
    { finding: (finding) => findings.push(finding), limit: () => {} },
    all,
  );
  for (let at = 0; at < text.length; at += part) scanner.push(text.slice(at, at + part));
  scanner.end();
  return findings;
}

const words = ({ entry, carrier, field, via }: Finding): string =>
  [entry ?? '-', carrier, field, ...via].join(' | ');

const har = (...entries: readonly object[]): string =>
  JSON.stringify({ log: { entries } }, null, 1);

describe('plain text', () => {
  test('every place of every token, with offsets', () => {
    const text = `漢 Bearer ${TOKEN}\n${OTHER} ${TOKEN}`;
    const places = scan(text).map(({ start, end }) => text.slice(start ?? 0, end ?? 0));
    expect(places).toEqual([TOKEN, OTHER, TOKEN]);
    expect(scan(text).map(words)).toEqual([
      '- | imported |  | Bearer',
      ...Array(2).fill('- | imported | '),
    ]);
  });

  test('JSON by its path', () => {
    const text = JSON.stringify({ a: [{ id_token: TOKEN }] });
    expect(scan(text)).toMatchObject([
      { carrier: 'imported', field: '$.a[0].id_token', via: [], start: text.indexOf(TOKEN) },
    ]);
  });

  test('what is wrapped has no offsets', () => {
    expect(scan(`x=${base64(`{"t":"${TOKEN}"}`)}`)).toMatchObject([
      { raw: TOKEN, start: null, end: null, via: expect.arrayContaining(['base64', '$.t']) },
    ]);
  });
});

describe('a HAR', () => {
  const ENTRY = {
    request: {
      url: `https://a.example/${OTHER}?next=${encodeURIComponent(`/x?t=${TOKEN}`)}#id_token=${TOKEN}`,
      headers: [
        { name: 'authorization', value: `Bearer ${TOKEN}` },
        { name: 'Cookie', value: `a="${TOKEN}"; b=${OTHER}` },
      ],
      postData: { mimeType: 'application/json', text: `{"\\u0061":"é\\n","t":"${TOKEN}"}` },
    },
    response: {
      headers: [{ name: 'Set-Cookie', value: `sid=${TOKEN}; Path=/` }],
      content: {
        mimeType: 'application/json',
        encoding: 'base64',
        text: base64(`{"t":"${TOKEN}"}`),
      },
    },
    _webSocketMessages: [{ data: TOKEN }],
  };

  test('every carrier and field', () => {
    expect(scan(har({}, ENTRY)).map(words)).toEqual([
      '1 | url-path | ',
      '1 | url-query | next | percent-encoded | ?t',
      '1 | url-fragment | id_token',
      '1 | request-header | Authorization | Bearer',
      '1 | cookie | a | quoted',
      '1 | cookie | b',
      '1 | request-body | $.t',
      '1 | set-cookie | sid',
      '1 | response-body | $.t',
      '1 | imported | $._webSocketMessages[0].data',
    ]);
  });

  test('what stands in the file stands where it says, escapes or not', () => {
    const text = har(ENTRY, ENTRY);
    const verbatim = scan(text).filter(({ start }) => start !== null);
    expect(verbatim.map(({ start, end }) => text.slice(start ?? 0, end ?? 0))).toEqual(
      verbatim.map(({ raw }) => raw),
    );
    expect(new Set(verbatim.map(({ start }) => start)).size).toBe(2 * 9);
  });

  test('a value in several cookies, whole or with a part missing', () => {
    const session = `base64-${base64(JSON.stringify({ user: 'x'.repeat(60), access_token: TOKEN }))}`;
    const parts = [session.slice(0, 40), session.slice(40, 80), session.slice(80)];
    const cookies = parts.map((value, index) => ({ name: `sb-a-auth-token.${index}`, value }));
    const field = {
      name: 'Cookie',
      value: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    };
    const set = cookies
      .slice(1)
      .map(({ name, value }) => ({ name: 'Set-Cookie', value: `${name}=${value}; Path=/` }));
    const entry = { request: { headers: [field], cookies }, response: { headers: set } };
    expect(scan(har(entry)).map(words)).toEqual([
      '0 | cookie | sb-a-auth-token.0+.1+.2 | base64- | $.access_token',
      '0 | cookie | sb-a-auth-token.0+.1+.2 | base64- | $.access_token',
      expect.stringContaining('0 | set-cookie | sb-a-auth-token.1+.2 | chunk 0 missing | base64'),
    ]);
    expect(scan(har(entry)).every(({ start }) => start === null)).toBe(true);
  });

  test('tokens around the entries, and in an entry that is no JSON', () => {
    const text = `{"log":{"comment":"${TOKEN}","entries":[{"a":01,"b":"${OTHER}"}],"x":"${jwe()}"}}`;
    expect(scan(text).map(({ raw }) => raw)).toEqual([TOKEN, OTHER, jwe()]);
  });

  test('that is cut short', () => {
    const text = har(ENTRY, ENTRY);
    const cut = text.slice(0, text.lastIndexOf('"Cookie"'));
    expect(scan(cut).filter(({ entry }) => entry === null).length).toBeGreaterThan(2);
  });

  test('with --all, what is no token', () => {
    const entry = {
      request: {
        headers: [{ name: 'cookie', value: 'PHPSESSID=k2v9c0q4m1x8z7b6n5t3r2w1y0; t=1' }],
      },
    };
    const [found] = scan(har(entry), 10_000, true);
    expect(found).toMatchObject({
      form: 'reference',
      carrier: 'cookie',
      field: 'PHPSESSID',
      entry: 0,
      recognition: { role: 'session' },
    });
    expect(har(entry).slice(found?.start ?? 0, found?.end ?? 0)).toBe(found?.raw);
    expect(scan(har(entry))).toEqual([]);
  });

  test('with --all, opaque tokens by the names that OAuth gave them, where they stand', () => {
    const opaque = 'k2v9c0q4m1x8z7b6n5t3r2w1y0A1';
    const answer = JSON.stringify({ access_token: TOKEN, refresh_token: opaque });
    const entry = {
      request: {
        url: `https://a.example/?access_token=${opaque}`,
        postData: { text: `refresh_token=${opaque}`, params: [] },
      },
      response: { content: { mimeType: 'application/json', text: answer } },
    };
    const text = har(entry);
    const found = scan(text, 10_000, true).filter(({ recognition }) => recognition !== null);
    expect(found.map(words)).toEqual([
      '0 | url-query | access_token',
      '0 | request-body | refresh_token',
      '0 | response-body | $.refresh_token',
    ]);
    for (const { start, end } of found) expect(text.slice(start ?? 0, end ?? 0)).toBe(opaque);
  });

  test('in parts of any length, the same is found', () => {
    const text = `\ufeff${har(ENTRY, {}, ENTRY)}`;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (part) => {
        expect(scan(text, part)).toEqual(scan(text));
      }),
      { numRuns: 20 },
    );
  });
});
