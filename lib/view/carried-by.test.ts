import { describe, expect, test } from 'vitest';
import { carriedBy, carrierWords } from './carried-by.ts';

describe('a carrier in words', () => {
  test.each([
    ['request-header', 'Authorization', 'Authorization'],
    ['cookie', 'shop_session', 'cookie shop_session'],
    ['url-query', 'token', '?token='],
    ['url-fragment', 'id_token', '#id_token'],
    ['url-path', '', 'path'],
    ['url-query', '', 'query'],
    ['url-fragment', '', 'fragment'],
    ['set-cookie', 'sid', 'cookie sid'],
    ['cookie-jar', 'sid', 'cookie sid'],
    ['request-body', 'refresh_token', 'request body refresh_token'],
    ['request-body', '', 'request body'],
    ['response-header', 'Location', 'response Location'],
    ['response-body', '$.access_token', 'response body $.access_token'],
    ['response-body', '', 'response body'],
    ['local-storage', 'oidc.user', 'local storage oidc.user'],
    ['session-storage', 'at', 'session storage at'],
    ['indexed-db', 'auth/tokens/1', 'IndexedDB auth/tokens/1'],
    ['websocket-url', 'token', 'WebSocket ?token='],
    ['websocket-url', '', 'WebSocket URL'],
    ['imported', '', 'imported'],
    ['imported', 'notes.txt', 'imported notes.txt'],
  ] as const)('%s %s is "%s"', (carrier, field, words) => {
    expect(carrierWords(carrier, field)).toBe(words);
  });
});

test('what requests used comes first, the most frequent first, each once', () => {
  expect(
    carriedBy([
      { carrier: 'set-cookie', field: 'sid', via: [], count: 90 },
      { carrier: 'cookie-jar', field: 'other', via: [], count: 95 },
      { carrier: 'url-query', field: 'token', via: [], count: 2 },
      { carrier: 'cookie', field: 'sid', via: [], count: 7 },
      { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 3 },
    ]),
  ).toEqual(['cookie sid', 'Authorization', '?token=', 'cookie other']);
});
