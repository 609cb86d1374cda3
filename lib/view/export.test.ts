import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jwe, jws, jwsOf } from '../../tests/support/tokens.ts';
import type { TokenHistory } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';
import type { Message } from '../scan/message.ts';
import { exportDocument, exportText } from './export.ts';

const textOf = (messages: readonly Message[], now = NOON): string =>
  exportText(exportDocument(ledgerOf(messages).histories('all'), now));

/** The document as any reader of JSON gets it. */
const read = (messages: readonly Message[], now = NOON): unknown =>
  JSON.parse(textOf(messages, now));

const bearer = (raw: string): Message => request({ fields: { Authorization: `Bearer ${raw}` } });

const SENT: Sighting = {
  at: NOON,
  carrier: 'request-header',
  field: 'Authorization',
  via: ['Bearer'],
  url: 'https://api.example/items',
  method: 'GET',
  tabId: 1,
  frameId: 7,
  requestId: '1',
  initiator: 'https://shop.example',
  resource: 'xmlhttprequest',
  hop: 1,
  status: 401,
  durationMs: 12.5,
  challenge: 'Bearer error="invalid_token"',
  failure: null,
  store: null,
  partition: null,
};

const KEPT: Sighting = {
  ...SENT,
  at: NOON + 1,
  carrier: 'cookie-jar',
  field: 'jar',
  via: [],
  url: 'https://shop.example/',
  method: null,
  tabId: null,
  frameId: null,
  requestId: null,
  initiator: null,
  resource: null,
  hop: 0,
  status: null,
  durationMs: null,
  challenge: null,
  store: '0',
  partition: 'https://news.example',
};

describe('the export document', () => {
  test('has the shape that is promised, and nothing else', () => {
    const claims = {
      iss: 'https://as.example',
      scope: 'read',
      nbf: NOON / 1000 - 60,
      exp: NOON / 1000,
    };
    const raw = jws(claims);
    const [history] = ledgerOf([bearer(raw), response({ status: 401 })]).histories('all');
    if (history === undefined) throw new Error('The ledger is empty.');
    const document = exportDocument([{ ...history, sightings: [SENT, KEPT] }], NOON + 1_500);
    expect(JSON.parse(exportText(document))).toEqual({
      format: 'bearerscope',
      version: 1,
      exportedAt: '2030-01-15T12:00:01.500Z',
      tokens: [
        {
          raw,
          form: 'jws',
          kind: 'access',
          header: { alg: 'RS256', typ: 'JWT' },
          claims,
          lifetime: {
            state: 'expired',
            startsAt: '2030-01-15T11:59:00.000Z',
            expiresAt: '2030-01-15T12:00:00.000Z',
            sentAfterExpiry: true,
          },
          firstSeen: '2030-01-15T12:00:00.000Z',
          lastSeen: '2030-01-15T12:00:00.000Z',
          sightingCount: 1,
          sightings: [
            {
              at: '2030-01-15T12:00:00.000Z',
              carrier: 'request-header',
              field: 'Authorization',
              via: ['Bearer'],
              url: 'https://api.example/items',
              method: 'GET',
              resource: 'xmlhttprequest',
              initiator: 'https://shop.example',
              frameId: 7,
              hop: 1,
              status: 401,
              durationMs: 12.5,
              challenge: 'Bearer error="invalid_token"',
              failure: null,
              store: null,
              partition: null,
            },
            {
              at: '2030-01-15T12:00:00.001Z',
              carrier: 'cookie-jar',
              field: 'jar',
              via: [],
              url: 'https://shop.example/',
              method: null,
              resource: null,
              initiator: null,
              frameId: null,
              hop: 0,
              status: null,
              durationMs: null,
              challenge: null,
              failure: null,
              store: '0',
              partition: 'https://news.example',
            },
          ],
          findings: [
            {
              code: 'expired-still-sent',
              severity: 'error',
              evidence: [
                { at: 'sent', moment: '2030-01-15T12:00:00.000Z' },
                { at: 'claim', name: 'exp' },
              ],
            },
            {
              code: 'signature-length',
              severity: 'error',
              evidence: [
                { at: 'header', name: 'alg' },
                { at: 'signature', bytes: 9 },
              ],
            },
          ],
        },
      ],
    });
  });

  test('of nothing is a document too', () => {
    expect(read([])).toEqual({
      format: 'bearerscope',
      version: 1,
      exportedAt: '2030-01-15T12:00:00.000Z',
      tokens: [],
    });
  });

  test('ends with a line feed and is indented for people', () => {
    expect(textOf([])).toMatch(/^\{\n {2}"format": "bearerscope",\n[\s\S]*\}\n$/);
  });
});

describe('claims and header', () => {
  test('are written as they were read: numbers, order, duplicates', () => {
    const claims = '{"z":100002348117421473,"b":3.0,"big":1e400,"zero":-0,"1":1,"z":2}';
    const text = textOf([bearer(jwsOf(claims, '{"n":1.50,"alg":"RS256","n":1e2}'))]);
    expect(text.replace(/\s/g, '')).toContain(`"claims":${claims}`);
    expect(text.replace(/\s/g, '')).toContain('"header":{"n":1.50,"alg":"RS256","n":1e2}');
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test('of a JWE are null and readable', () => {
    expect(read([bearer(jwe({ kid: 'k' }))])).toMatchObject({
      tokens: [
        {
          form: 'jwe',
          header: { alg: 'dir', enc: 'A256GCM', kid: 'k' },
          claims: null,
          lifetime: { state: 'unbounded', startsAt: null, expiresAt: null, sentAfterExpiry: false },
        },
      ],
    });
  });

  test('that cannot be read are null, and the token is there', () => {
    for (const text of ['', 'no JSON', '[1]', '['.repeat(1000)]) {
      const raw = jwsOf(text);
      expect(read([bearer(raw)])).toMatchObject({ tokens: [{ raw, form: 'jws', claims: null }] });
    }
  });

  test('of hostile tokens come back as what they are', () => {
    const claims = '{"__proto__":{"admin":true},"html":"</script>\u2028\u202e","lone":"\\ud800"}';
    const text = textOf([bearer(jwsOf(claims))]);
    expect(Buffer.from(text).toString()).toBe(text);
    expect(text).toContain('"__proto__": {');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('nested as deep as they are ever read are still written', () => {
    const deep = `{"a":${'['.repeat(198)}${']'.repeat(198)}}`;
    const text = textOf([bearer(jwsOf(deep))]);
    expect(() => JSON.parse(text)).not.toThrow();
    expect(text.replace(/\s/g, '')).toContain(deep);
  });
});

describe('the ends of what can be', () => {
  test('the farthest dates are written', () => {
    const raw = jwsOf('{"nbf":-8640000000000,"exp":8640000000000}');
    expect(read([bearer(raw)])).toMatchObject({
      tokens: [
        {
          lifetime: {
            startsAt: '-271821-04-20T00:00:00.000Z',
            expiresAt: '+275760-09-13T00:00:00.000Z',
          },
        },
      ],
    });
  });

  test('the count is exact though not every sighting is kept', () => {
    const messages = Array.from(
      { length: 300 },
      (_, n) => ({ ...bearer(jws()), requestId: `${n}` }) as Message,
    );
    const document = exportDocument(ledgerOf(messages).histories('all'), NOON);
    expect(document.tokens[0]).toMatchObject({ sightingCount: 300 });
    expect(document.tokens[0]?.sightings).toHaveLength(256);
  });

  test('a history that holds no token is left out', () => {
    const [history] = ledgerOf([bearer(jws())]).histories('all');
    if (history === undefined) throw new Error('The ledger is empty.');
    const odd: TokenHistory = { ...history, record: { ...history.record, raw: 'no token' } };
    expect(exportDocument([odd, history], NOON).tokens).toHaveLength(1);
  });
});
