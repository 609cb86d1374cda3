import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../scan/message.ts';
import { type HarExchange, RECORDED_TAB, readHarExchange } from './exchange.ts';

const NOW = 1_893_456_000_000;
const STARTED = '2029-12-31T12:00:00.000Z';
const context = () => ({ requestId: 'r1', now: NOW, callers: new Set<string>() });
const read = (entry: unknown): HarExchange => readHarExchange(JSON.stringify(entry), context());

const ENTRY = {
  startedDateTime: STARTED,
  time: 100,
  timings: { receive: 20 },
  _resourceType: 'fetch',
  _initiator: {
    type: 'script',
    stack: { callFrames: [{ url: 'https://a.example/app.js?v=1234' }] },
  },
  request: {
    method: 'POST',
    url: 'https://a.example/x',
    headers: [
      { name: 'authorization', value: 'Bearer t' },
      { name: 'origin', value: 'https://shop.example' },
    ],
    cookies: [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
    postData: { mimeType: 'application/json', text: '{"a":1}' },
  },
  response: {
    status: 302,
    headers: [{ name: 'date', value: 'Mon, 31 Dec 2029 12:00:00 GMT' }],
    cookies: [{ name: 'sid', value: 's' }],
    redirectURL: '/next',
    content: { mimeType: 'text/plain', encoding: 'base64', text: 'aGVsbG8=' },
  },
};

function of<Type extends Message['type']>(
  { messages }: HarExchange,
  type: Type,
): Extract<Message, { type: Type }> | undefined {
  return messages.find(
    (message): message is Extract<Message, { type: Type }> => message.type === type,
  );
}

describe('the messages of an entry', () => {
  test('in the order in which a browser tells them', () => {
    const { messages, faults } = read(ENTRY);
    expect(messages.map(({ type }) => type)).toEqual([
      ...['request-body', 'request', 'response', 'response-body', 'imported'],
    ]);
    expect(faults).toEqual([]);
  });

  test('what is known of the exchange', () => {
    expect(of(read(ENTRY), 'request')).toMatchObject({
      at: Date.parse(STARTED),
      tabId: RECORDED_TAB,
      requestId: 'r1',
      url: 'https://a.example/x',
      method: 'POST',
      initiator: 'https://shop.example',
      resource: 'fetch',
    });
    // The answer's fields were there when its body began to come.
    expect(of(read(ENTRY), 'response')).toMatchObject({
      at: Date.parse(STARTED) + 80,
      status: 302,
    });
  });

  test('what a list alone tells becomes a field', () => {
    expect(of(read(ENTRY), 'request')?.fields).toContainEqual({
      name: 'Cookie',
      value: 'a=1; b=2',
    });
    expect(
      of(read(ENTRY), 'response')?.fields.map(({ name, value }) => `${name}: ${value}`),
    ).toEqual(['date: Mon, 31 Dec 2029 12:00:00 GMT', 'Location: /next', 'Set-Cookie: sid=s']);
  });

  test('an encoded body is decoded', () => {
    expect(of(read(ENTRY), 'response-body')?.body).toEqual({
      text: 'hello',
      contentType: 'text/plain',
    });
  });

  test('texts of extensions, by path; a caller that was told before is not told again', () => {
    const same = context();
    const text = JSON.stringify({ ...ENTRY, _webSocketMessages: [{ data: 'x'.repeat(30) }] });
    const paths = [1, 2].map(() =>
      of(readHarExchange(text, same), 'imported')?.texts.map(({ name }) => name),
    );
    expect(paths).toEqual([
      ['$._initiator.stack.callFrames[0].url', '$._webSocketMessages[0].data'],
      ['$._webSocketMessages[0].data'],
    ]);
  });

  test('the date of what came from a cache is another answer’s', () => {
    const fields = of(read({ ...ENTRY, _fromCache: 'disk' }), 'response')?.fields ?? [];
    expect(fields.map(({ name }) => name)).not.toContain('date');
  });

  test('no answer is no message', () => {
    const { messages } = read({ ...ENTRY, response: { status: 0 } });
    expect(messages.map(({ type }) => type)).toEqual(['request-body', 'request', 'imported']);
  });
});

describe('what cannot be read', () => {
  test('a body that is no base64, with the place', () => {
    const content = { ...ENTRY.response.content, text: 'aGVs*G8=' };
    const { faults, messages } = read({ ...ENTRY, response: { ...ENTRY.response, content } });
    expect(faults).toEqual([{ code: 'body-not-base64', at: 4, part: 'response' }]);
    expect(messages.length).toBe(5);
  });

  test('an entry without a time is handed over, not sent now', () => {
    const { faults, messages } = read({ ...ENTRY, startedDateTime: 'yesterday' });
    expect(faults).toMatchObject([{ code: 'no-time' }]);
    expect(messages).toMatchObject([{ type: 'imported', at: NOW, url: 'https://a.example/x' }]);
  });

  test('an entry without a request', () => {
    expect(read({ startedDateTime: STARTED }).faults).toMatchObject([{ code: 'no-request' }]);
  });

  test('no JSON', () => {
    expect(readHarExchange('{"a":01}', context()).faults).toMatchObject([{ code: 'not-json' }]);
  });

  test('very deep extensions', () => {
    const text = `{"request":{"url":"https://a"},"x":${'['.repeat(5_000)}"${'y'.repeat(30)}"${']'.repeat(5_000)}}`;
    expect(readHarExchange(text, context()).faults.map(({ code }) => code)).toContain('too-nested');
  });
});

test('any JSON is read without an error', () => {
  const anything = fc.jsonValue();
  const part = (names: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...names), fc.oneof(anything, fc.array(anything)));
  const entry = fc.record({
    startedDateTime: anything,
    time: anything,
    request: part(['url', 'method', 'headers', 'cookies', 'postData', 'x']),
    response: part(['status', 'headers', 'cookies', 'content', 'redirectURL']),
  });
  fc.assert(
    fc.property(fc.oneof(anything, entry), (value) => {
      expect(read(value).faults.length).toBeLessThan(6);
    }),
  );
});
