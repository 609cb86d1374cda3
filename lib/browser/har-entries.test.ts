import { describe, expect, test } from 'vitest';
import { RESPONSE_BODY_LIMIT } from './body-reports.ts';
import { type FinishedEntry, isTooLarge, receivedBody, textTypeOf } from './har-entries.ts';
import { decodeBase64, decoderOf, isTextType } from './text-body.ts';

const entry = (response: Partial<FinishedEntry['response']> = {}): FinishedEntry => ({
  startedDateTime: '2030-01-15T12:00:00.000Z',
  request: { url: 'https://api.example/token', method: 'POST' },
  response: { status: 200, content: { mimeType: 'application/json', size: 7 }, ...response },
});

describe('what is text', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/problem+json',
    'application/jwt',
    'application/at+jwt',
    'application/x-www-form-urlencoded',
    'text/html; charset=utf-8',
    'text/plain',
    'text/javascript',
    'text/event-stream',
    'application/javascript',
    'application/xml',
    'application/soap+xml',
    'application/x-ndjson',
  ])('%s', (type) => expect(isTextType(type)).toBe(true));

  test.each([
    null,
    '',
    'image/png',
    'image/svg+xml',
    'font/woff2',
    'video/mp4',
    'application/pdf',
    'application/octet-stream',
    'application/wasm',
    'application/zip',
  ])('%s is not', (type) => expect(isTextType(type)).toBe(false));
});

describe('an answer that DevTools have', () => {
  test('is fetched if it is text that is there', () => {
    expect(textTypeOf(entry())).toBe('application/json');
    expect(textTypeOf(entry({ content: { mimeType: 'image/png', size: 7 } }))).toBeNull();
    expect(textTypeOf(entry({ content: { mimeType: 'application/json', size: 0 } }))).toBeNull();
    expect(textTypeOf(entry({ content: {} }))).toBeNull();
  });

  test('is of the type that the server said', () => {
    const headers = [{ name: 'content-type', value: 'text/plain; charset=iso-8859-1' }];
    expect(textTypeOf(entry({ headers }))).toBe('text/plain; charset=iso-8859-1');
  });

  test('is not fetched if it is too large', () => {
    expect(isTooLarge(entry())).toBe(false);
    expect(isTooLarge(entry({ content: { size: RESPONSE_BODY_LIMIT + 1 } }))).toBe(true);
  });

  test('becomes a body with the time at which it was asked for', () => {
    expect(receivedBody(entry(), 'application/json', '{"a":1}', '')).toEqual({
      at: Date.UTC(2030, 0, 15, 12),
      url: 'https://api.example/token',
      method: 'POST',
      status: 200,
      contentType: 'application/json',
      text: '{"a":1}',
    });
  });

  test('in base64 is decoded by its charset', () => {
    const type = 'text/plain; charset=iso-8859-1';
    expect(receivedBody(entry(), type, btoa('\xe4'), 'base64')?.text).toBe('ä');
    expect(receivedBody(entry(), type, 'not base64!', 'base64')).toBeNull();
  });

  test('without a content is left alone', () => {
    expect(receivedBody(entry(), 'text/plain', null, null)).toBeNull();
    const long = 'x'.repeat(RESPONSE_BODY_LIMIT + 1);
    expect(receivedBody(entry(), 'text/plain', long, null)).toBeNull();
  });
});

test('a charset that nobody knows is read as UTF-8', () => {
  expect(decoderOf('text/plain; charset=klingon').encoding).toBe('utf-8');
  expect(decoderOf('text/plain; charset="shift_jis"').encoding).toBe('shift_jis');
  expect(decoderOf(null).encoding).toBe('utf-8');
  expect(decodeBase64(btoa('{"a":1}'), null)).toBe('{"a":1}');
});
