import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import {
  navigation,
  request,
  requestBody,
  responseBody,
  storage,
} from '../../tests/support/messages.ts';
import { jws, segment } from '../../tests/support/tokens.ts';
import type { Message } from './message.ts';
import { scanMessage } from './scan-message.ts';
import { Scanner } from './scanner.ts';
import { unwrap } from './unwrap.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The hits as lines: carrier, field, chain. */
const where = (message: Message): readonly string[] =>
  scanMessage(message).map(({ carrier, field, via }) => [carrier, field, ...via].join(' › '));

const inBody = (text: string, type: string | null): readonly string[] =>
  where(responseBody(text, type)).map((line) => line.replace('response-body › ', ''));

describe('a body of JSON', () => {
  test('names a place by its path', () => {
    const text = JSON.stringify({ access_token: TOKEN, list: [{ 'a b': OTHER }] });
    expect(inBody(text, JSON_TYPE)).toEqual(['$.access_token', '$.list[0]["a b"]']);
  });

  test('has one hit for each path of one token', () => {
    const text = JSON.stringify({ a: TOKEN, b: [TOKEN, TOKEN] });
    expect(inBody(text, JSON_TYPE)).toEqual(['$.a', '$.b[0]', '$.b[1]']);
  });

  test('keeps the rest of the chain', () => {
    const text = JSON.stringify({ data: JSON.stringify({ jwt: `Bearer ${TOKEN}` }) });
    expect(inBody(text, JSON_TYPE)).toEqual(['$.data › JSON › $.jwt › Bearer']);
  });
});

describe('bodies of other sorts', () => {
  const form = `grant_type=x&client_assertion=${TOKEN}&state=${encodeURIComponent(`{"t":"${OTHER}"}`)}`;
  const part = (name: string, text: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

  test.each([
    ['a form', form, FORM_TYPE, ['client_assertion', 'state › percent-encoded › $.t']],
    [
      'a form whose type is not known',
      form,
      null,
      ['client_assertion', 'state › percent-encoded › $.t'],
    ],
    [
      'multipart',
      `${part('jwt', TOKEN)}${part('json', `{"t":"${OTHER}"}`)}--x--`,
      'multipart/form-data; boundary=x',
      ['jwt', 'json › $.t'],
    ],
    ['a token alone', TOKEN, 'application/jwt', ['']],
    ['a padded token alone, its type not known', `${TOKEN}=`, null, ['']],
    [
      'lines of JSON',
      `{"t":"${TOKEN}"}\n{"u":"${OTHER}"}\n`,
      'application/x-ndjson',
      ['$.t', '$.u'],
    ],
    [
      'an event stream',
      `event: a\ndata: {"t":"${TOKEN}"}\n\ndata: {"u":\ndata: "${OTHER}"}\n\n`,
      'text/event-stream',
      ['$.t', ' › quoted'],
    ],
    ['JSONP', `/**/cb_1({"t":"${TOKEN}"});`, 'text/javascript', ['$.t']],
    ['JSON behind a guard', `)]}',\n{"t":"${TOKEN}"}`, JSON_TYPE, ['$.t']],
    [
      'a page with its state in it',
      `<html><script>window.__STATE__ = {"user":{"jwt":"${TOKEN}"}};</script>`,
      'text/html',
      ['$.user.jwt'],
    ],
    [
      'encoded JSON',
      encodeURIComponent(`{"t":"${TOKEN}"}`),
      'text/plain',
      [' › percent-encoded › $.t'],
    ],
    ['base64 of JSON', segment(`{"t":"${TOKEN}"}`), 'text/plain', [' › base64url › $.t']],
  ])('%s', (_, text, type, expected) => {
    const found = inBody(text, type);
    expect(found).toEqual(expected);
  });

  test('parameters that the browser took apart itself', () => {
    const body = {
      form: [
        { name: 'id_token', value: TOKEN },
        { name: 'n', value: '1' },
      ],
    };
    expect(where(requestBody('', null, { body }))).toEqual(['request-body › id_token']);
  });
});

describe('what a page keeps and shows', () => {
  test.each(['local-storage', 'session-storage', 'indexed-db'] as const)('%s', (area) => {
    const value = JSON.stringify({ id_token: TOKEN });
    expect(where(storage({ area, name: 'oidc.user:x', value }))).toEqual([
      `${area} › oidc.user:x › $.id_token`,
    ]);
  });

  test('a URL that changed in the page', () => {
    expect(where(navigation(`https://a.example/cb#id_token=${TOKEN}`))).toEqual([
      'url-fragment › id_token',
    ]);
  });

  test('each part of the URL of a web socket', () => {
    const url = `wss://a.example/${TOKEN}?t=${OTHER}&u=${TOKEN}`;
    expect(where(request({ url }))).toEqual([
      'websocket-url › ',
      'websocket-url › t',
      'websocket-url › u',
    ]);
  });
});

describe('what is too long to be looked at whole', () => {
  const scanner = new Scanner(unwrap, 1000);
  const text = `{"a":"${TOKEN}","b":"${'x'.repeat(1000)}","c":"${OTHER}"}`;

  test.each([
    ['a body', responseBody(text, JSON_TYPE)],
    ['a body without a type', requestBody(`${TOKEN} ${'x'.repeat(1000)} ${OTHER}`)],
    ['a storage entry', storage({ value: text })],
    [
      'a form',
      requestBody('', null, {
        body: {
          form: [
            { name: 'a', value: TOKEN },
            { name: 'b', value: 'x'.repeat(1000) },
            { name: 'c', value: OTHER },
          ],
        },
      }),
    ],
  ])('%s is looked at up to a limit, which is said', (_, message) => {
    const { hits, limits } = scanner.scan(message);
    expect(hits.map(({ raw }) => raw)).toEqual([TOKEN]);
    expect(limits[0]).toMatchObject({ code: 'too-large', carrier: hits[0]?.carrier });
  });
});

test('any body and any type is answered, and every hit stands at one place once', () => {
  const types = fc.constantFrom(null, JSON_TYPE, FORM_TYPE, 'multipart/form-data', 'text/html');
  const pieces = fc.constantFrom(
    ...['{"a":"', '","b":["', '"]}', 'data: ', '\n\n', 'cb(', ')', '&t=', '=', '--x\r\n', '%7B%22'],
    ...[TOKEN, OTHER, encodeURIComponent(`{"t":"${TOKEN}"}`), segment(`{"t":"${OTHER}"}`)],
  );
  const texts = fc.oneof(
    anyText,
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, types, (text, type) => {
      const keys = [responseBody(text, type), requestBody(text, type)]
        .flatMap(scanMessage)
        .map(({ carrier, field, raw }) => `${carrier} ${field} ${raw}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 500 },
  );
});
