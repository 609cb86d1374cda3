import { describe, expect, test } from 'vitest';
import { entryOf, ledgerOf, note, recordOf, statusesOf } from '../../tests/support/ledger.ts';
import { cookie, NOON, request, response, responseBody } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });
const bearer = (raw: string) => ({ Authorization: `Bearer ${raw}` });

describe('a token', () => {
  test('is one row, however many requests and carriers', () => {
    const ledger = ledgerOf([
      request({ fields: { ...bearer(TOKEN), Cookie: `session=${TOKEN}` } }),
      response({ fields: { 'Set-Cookie': `session=${TOKEN}` } }),
      request({ url: `https://other.example:8443/?t=${TOKEN}`, tabId: 8, requestId: 'r2' }),
      cookie({ value: TOKEN }),
    ]);
    expect(ledger.size).toBe(1);
    expect(recordOf(ledger, TOKEN)).toMatchObject({
      sightingCount: 5,
      hosts: ['api.example', 'other.example:8443', 'shop.example'],
      tabs: [
        { tabId: 7, lastSeen: NOON },
        { tabId: 8, lastSeen: NOON },
      ],
      jarDomains: ['shop.example'],
      places: [
        { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 1 },
        { carrier: 'cookie', field: 'session', via: [], count: 1 },
        { carrier: 'set-cookie', field: 'session', via: [], count: 1 },
        { carrier: 'url-query', field: 't', via: [], count: 1 },
        { carrier: 'cookie-jar', field: 'session', via: [], count: 1 },
      ],
    });
  });

  test('is told from another by its exact text', () => {
    const padded = `${TOKEN}=`;
    const ledger = ledgerOf([request({ fields: { A: TOKEN, B: padded, C: `${TOKEN}x` } })]);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([TOKEN, padded, `${TOKEN}x`]);
  });

  test('thirty parallel requests are thirty sightings with thirty statuses', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `r${index}`);
    const ledger = ledgerOf([
      ...ids.map((requestId) => request({ requestId, fields: bearer(TOKEN) })),
      ...ids
        .toReversed()
        .map((requestId) => response({ requestId, status: 200 + Number(requestId.slice(1)) })),
    ]);
    expect(recordOf(ledger, TOKEN).sightingCount).toBe(30);
    expect(recordOf(ledger, TOKEN).places).toMatchObject([{ count: 30 }]);
    expect(statusesOf(ledger, TOKEN)).toEqual(ids.map((_, index) => 200 + index));
  });

  test('remembers when it was first and last seen, in whatever order messages come', () => {
    const ledger = ledgerOf(
      [20, 10, 30].map((ms) => request({ at: NOON + ms, fields: bearer(TOKEN) })),
    );
    expect(recordOf(ledger, TOKEN)).toMatchObject({ firstSeen: NOON + 10, lastSeen: NOON + 30 });
  });

  test('was last sent by a request, not by a response, the jar or a fragment', () => {
    const unsent = [
      response({ at: NOON + 1, fields: { 'Set-Cookie': `a=${TOKEN}`, Location: `/?t=${TOKEN}` } }),
      cookie({ at: NOON + 2, value: TOKEN }),
      request({ at: NOON + 3, url: `https://a.example/#t=${TOKEN}` }),
    ];
    expect(recordOf(ledgerOf(unsent), TOKEN).lastSentAt).toBeNull();
    const sent = request({ at: NOON, fields: bearer(TOKEN) });
    expect(recordOf(ledgerOf([sent, ...unsent]), TOKEN).lastSentAt).toBe(NOON);
  });
});

describe('the status', () => {
  test('is awaited, then joined to every token of the request', () => {
    const ledger = ledgerOf([request({ fields: { ...bearer(TOKEN), B: OTHER } })]);
    expect(statusesOf(ledger, TOKEN)).toEqual([null]);
    note(ledger, response({ status: 204 }));
    expect(statusesOf(ledger, TOKEN)).toEqual([204]);
    expect(statusesOf(ledger, OTHER)).toEqual([204]);
  });

  test('belongs to its own hop of a redirect', () => {
    const ledger = ledgerOf([
      request({ url: `https://a.example/1?t=${TOKEN}` }),
      response({ status: 302, fields: { Location: `/2?t=${TOKEN}` } }),
      request({ url: `https://a.example/2?t=${TOKEN}` }),
      response({ status: 307 }),
      request({ url: `https://a.example/3?t=${TOKEN}` }),
      response({ status: 200 }),
    ]);
    expect(statusesOf(ledger, TOKEN)).toEqual([302, 302, 307, 200]);
  });

  test('of a response that nobody waited for changes nothing', () => {
    const ledger = ledgerOf([
      request({ requestId: 'a', fields: bearer(TOKEN) }),
      response({ requestId: 'b', status: 500 }),
      response({ requestId: '__proto__', status: 500 }),
    ]);
    expect(statusesOf(ledger, TOKEN)).toEqual([null]);
  });

  test('comes once: a second response to one request is no answer', () => {
    const ledger = ledgerOf([
      request({ fields: bearer(TOKEN) }),
      response({ status: 200 }),
      response({ status: 500 }),
    ]);
    expect(statusesOf(ledger, TOKEN)).toEqual([200]);
  });
});

describe('a 401 or 403', () => {
  test.each([401, 403])('%i to a request that carried the token is remembered', (status) => {
    const ledger = ledgerOf([
      request({ fields: bearer(TOKEN) }),
      response({ at: NOON + 5, status }),
      request({ requestId: 'r2', fields: bearer(TOKEN) }),
      response({ requestId: 'r2', status: 200 }),
    ]);
    expect(recordOf(ledger, TOKEN).lastRejection).toMatchObject({ at: NOON + 5, status });
  });

  test('says nothing about a token that came with it or was only in the fragment', () => {
    const ledger = ledgerOf([
      request({ url: `https://a.example/#t=${TOKEN}` }),
      response({ status: 401, fields: { 'Set-Cookie': `a=${OTHER}` } }),
    ]);
    expect(recordOf(ledger, TOKEN).lastRejection).toBeNull();
    expect(recordOf(ledger, OTHER).lastRejection).toBeNull();
    expect(statusesOf(ledger, OTHER)).toEqual([401]);
  });

  test('is remembered even when its sighting had to make room before it came', () => {
    const later = Array.from({ length: 5 }, (_, index) =>
      request({ requestId: `later${index}`, fields: bearer(TOKEN) }),
    );
    const ledger = ledgerOf([request({ fields: bearer(TOKEN) }), ...later], {
      sightingsPerToken: 3,
    });
    note(ledger, response({ status: 401 }));
    expect(recordOf(ledger, TOKEN).lastRejection?.status).toBe(401);
    expect(statusesOf(ledger, TOKEN)).toEqual([null, null, null]);
  });
});

describe('clear and undo', () => {
  const seen = [
    request({ at: NOON, fields: bearer(TOKEN) }),
    request({ at: NOON + 1, requestId: 'r2', fields: bearer(OTHER) }),
  ];

  test('undo brings back what was cleared, and the responses that come after', () => {
    const ledger = ledgerOf(seen);
    const before = ledger.histories('all');
    const cleared = ledger.remove(before.map(({ record }) => record.id));
    expect(ledger.size).toBe(0);
    ledger.putBack(cleared);
    expect(ledger.histories('all')).toEqual(before);
    note(ledger, response({ status: 200 }));
    expect(statusesOf(ledger, TOKEN)).toEqual([200]);
  });

  test('a token that was seen again meanwhile keeps its new history', () => {
    const ledger = ledgerOf(seen);
    const cleared = ledger.remove(ledger.records().map(({ id }) => id));
    note(ledger, request({ at: NOON + 9, fields: bearer(TOKEN) }));
    ledger.putBack(cleared);
    ledger.putBack(cleared);
    expect(ledger.size).toBe(2);
    expect(recordOf(ledger, TOKEN)).toMatchObject({ sightingCount: 1, firstSeen: NOON + 9 });
  });

  test('an id is never used again', () => {
    const ledger = ledgerOf(seen);
    const ids = ledger.records().map(({ id }) => id);
    ledger.remove(ids);
    note(ledger, request({ fields: { A: TOKEN, B: OTHER } }));
    expect(ledger.records().some(({ id }) => ids.includes(id))).toBe(false);
  });

  test('what the ledger hands out does not change under its reader', () => {
    const ledger = ledgerOf(seen);
    const [history] = ledger.histories('all');
    const record = recordOf(ledger, TOKEN);
    note(ledger, request({ requestId: 'r3', fields: bearer(TOKEN) }));
    expect(history?.sightings).toHaveLength(1);
    expect(record.sightingCount).toBe(1);
    expect(entryOf(ledger, TOKEN).sightings).toHaveLength(2);
  });

  test('unknown ids are passed over', () => {
    const ledger = ledgerOf(seen);
    const id = recordOf(ledger, TOKEN).id;
    expect(
      ledger.remove([id, id, `${id}9` as typeof id, '__proto__' as typeof id]),
    ).not.toHaveLength(0);
    expect(ledger.size).toBe(1);
  });
});

test('clearing forgets where answered requests went, and joins their bodies by id all the same', () => {
  const body = (requestId: string | null) => ({
    ...responseBody(JSON.stringify({ access_token: TOKEN })),
    requestId,
  });
  const joined = (requestId: string | null, clears: boolean) => {
    const ledger = ledgerOf([request({ fields: {} }), response()]);
    if (clears) ledger.remove([]);
    note(ledger, body(requestId));
    return entryOf(ledger, TOKEN).sightings[0]?.requestId;
  };
  const { requestId } = request();
  expect(joined(null, false)).toBe(requestId);
  expect(joined(null, true)).toBeNull();
  expect(joined(requestId, true)).toBe(requestId);
});
