import { describe, expect, test } from 'vitest';
import { type HarPlace, readHarEntry } from './entry.ts';
import { JsonStringPlace } from './json-string.ts';

const ENTRY = {
  _initiator: { type: 'script', note: 'anything' },
  request: {
    method: 'POST',
    url: 'https://a.example/reset/x?code=1&next=%2Fy#id_token=z',
    headers: [
      { name: 'authorization', value: 'Bearer t' },
      { name: 'cookie', value: 'a=1; session="two"; a=1' },
    ],
    cookies: [{ name: 'session', value: 'two' }],
    queryString: [{ name: 'code', value: '1' }],
    postData: {
      mimeType: 'application/x-www-form-urlencoded',
      text: 'grant=g&assertion=j',
      params: [{ name: 'assertion', value: 'j' }],
    },
  },
  response: {
    headers: [{ name: 'SET-COOKIE', value: 'sid=s; Path=/\nb=c; HttpOnly' }],
    cookies: [{ name: 'sid', value: 's' }],
    redirectURL: '/next',
    content: { mimeType: 'application/json', text: '{"access_token":"\u00e9"}' },
  },
};

const placesOf = (entry: object): readonly HarPlace[] =>
  readHarEntry(JSON.stringify(entry))?.places ?? [];

const wordsOf = (places: readonly HarPlace[]): readonly string[] =>
  places.map(({ carrier, field, text }) => `${carrier} ${field} ${text}`.replace('  ', ' '));

describe('the places of an entry', () => {
  test('all that a message carried, by name', () => {
    const known = placesOf(ENTRY).filter(({ carrier }) => carrier !== 'imported');
    expect(wordsOf(known)).toEqual([
      'url-path https://a.example/reset/x',
      // Names may be tokens too.
      ...['url-query code', 'url-query code 1', 'url-query next', 'url-query next %2Fy'],
      ...['url-fragment id_token', 'url-fragment id_token z'],
      'request-header Authorization Bearer t',
      ...['cookie a 1', 'cookie session "two"', 'cookie a 1', 'cookie session two'],
      'url-query code 1',
      ...['request-body grant g', 'request-body assertion j', 'request-body assertion j'],
      ...['set-cookie sid s', 'set-cookie b c', 'set-cookie sid s'],
      'response-header Location /next',
      'response-body {"access_token":"é"}',
    ]);
  });

  test('strings of extensions, by path', () => {
    const others = placesOf(ENTRY).filter(({ carrier }) => carrier === 'imported');
    expect(wordsOf(others)).toContain('imported $._initiator.note anything');
  });

  test('every place stands where it says', () => {
    for (const { string, start, text } of placesOf(ENTRY)) {
      expect(start).not.toBeNull();
      expect(string.value.startsWith(text, start ?? -1)).toBe(true);
    }
  });

  test('a WebSocket has a URL of its own', () => {
    expect(wordsOf(placesOf({ request: { url: 'wss://a.example/s?t=1' } })).at(-1)).toBe(
      'websocket-url t 1',
    );
  });

  test.each([
    ['text', 'application/json', 'eyJhIjoxfQ==', '{"a":1}'],
    ['base64url too', '', 'eyJhIjoxfQ', '{"a":1}'],
    ['lines', 'text/plain', 'eyJh\r\nIjoxfQ==', '{"a":1}'],
    ['no image', 'image/png', 'iVBORw0KGgo=', ''],
    ['what is no base64 as it stands', 'text/plain', '{"a":1}', '{"a":1}'],
  ])('an encoded body: %s', (_, mimeType, text, expected) => {
    const content = { mimeType, encoding: 'base64', text };
    const body = placesOf({ response: { content } }).find(
      ({ carrier }) => carrier === 'response-body',
    );
    expect(body?.text).toBe(expected);
  });

  test.each(['', '[]', '"a"', '{', '{"a":01}'])('%j is no entry', (text) => {
    expect(readHarEntry(text)).toBeNull();
  });

  test.each([
    {},
    { request: null, response: 3 },
    { request: { url: 7, headers: {}, cookies: [1, null, {}, { name: 2, value: 3 }] } },
    { response: { content: { text: null }, headers: [{ value: 'x' }] } },
  ])('a strange entry is no reason to stop: %j', (entry) => {
    expect(readHarEntry(JSON.stringify(entry))).not.toBeNull();
  });
});

describe('the place of a character in a JSON string', () => {
  const value = 'a"b\\c\u00e9/d\n\u0001eyJ';
  const json = `{"x":"${'a\\"b\\\\c\\u00e9\\/d\\n\\u0001eyJ'}"}`;

  test('is found behind escapes', () => {
    const place = new JsonStringPlace(json, json.indexOf('"a'));
    expect(json.startsWith('eyJ', place.offsetOf(value.indexOf('eyJ')))).toBe(true);
    expect(json.startsWith('b', place.offsetOf(value.indexOf('b')))).toBe(true);
    expect(place.offsetOf(0)).toBe(json.indexOf('"a') + 1);
  });

  test('never leaves the string', () => {
    expect(new JsonStringPlace('"ab" "c\\"', 0).offsetOf(9)).toBe(10);
    expect(new JsonStringPlace('"ab', 0).offsetOf(2)).toBe(3);
  });
});
