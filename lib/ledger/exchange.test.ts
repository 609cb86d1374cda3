// One request is one exchange: its status, hops, duration, challenge and failure belong to all that it
// carried, and what came back knows what it was the answer to.
import { describe, expect, test } from 'vitest';
import { entryOf, ledgerOf, note, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type {
  FailureMessage,
  Message,
  RequestBodyMessage,
  ResponseBodyMessage,
} from '../scan/message.ts';
import type { Limits } from './limits.ts';
import type { Sighting } from './sighting.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });
const bearer = (raw: string) => ({ Authorization: `Bearer ${raw}` });
const { fields: _fields, ...EXCHANGE } = request();

type Parts = Partial<Omit<RequestBodyMessage, 'type' | 'body'>>;
const form = (raw: string, parts: Parts = {}): RequestBodyMessage => ({
  ...{ ...EXCHANGE, ...parts },
  type: 'request-body',
  body: { form: [{ name: 'refresh_token', value: raw }] },
});
const json = (raw: string, parts: Partial<ResponseBodyMessage> = {}): ResponseBodyMessage => ({
  ...{ ...EXCHANGE, status: 200, ...parts },
  type: 'response-body',
  body: { text: JSON.stringify({ access_token: raw }), contentType: 'application/json' },
});
const failure = (parts: Partial<FailureMessage> = {}): FailureMessage => ({
  ...{ ...EXCHANGE, ...parts },
  type: 'failure',
  error: 'net::ERR_ABORTED',
});

/** What the only sighting of a token, or the one asked for, tells. */
function sighting(
  messages: readonly Message[],
  raw = TOKEN,
  limits: Partial<Limits> = {},
): Sighting {
  const [first] = entryOf(ledgerOf(messages, limits), raw).sightings;
  if (first === undefined) throw new Error('The token has no sighting.');
  return first;
}

describe('an answer', () => {
  test('tells every sighting of its request how long it took and what was demanded', () => {
    const ledger = ledgerOf([
      form(OTHER, { at: NOON - 3 }),
      request({ at: NOON, fields: { ...bearer(TOKEN), Cookie: `a=${TOKEN}` } }),
      response({
        at: NOON + 250,
        status: 401,
        fields: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      }),
    ]);
    const answer = {
      status: 401,
      durationMs: 250,
      challenge: 'Bearer error="invalid_token"',
      failure: null,
      hop: 0,
    };
    expect(entryOf(ledger, TOKEN).sightings).toMatchObject([answer, answer]);
    expect(entryOf(ledger, OTHER).sightings).toMatchObject([answer]);
    for (const raw of [TOKEN, OTHER]) {
      expect(recordOf(ledger, raw).lastRejection).toMatchObject({ status: 401, at: NOON + 250 });
    }
  });

  test('has no duration when the clock was set back meanwhile, or the start was not seen', () => {
    const back = [request({ fields: bearer(TOKEN) }), response({ at: NOON - 1, status: 204 })];
    expect(sighting(back)).toMatchObject({ status: 204, durationMs: null });
    expect(sighting([form(TOKEN), response({ at: NOON + 9 })])).toMatchObject({ durationMs: null });
  });

  test('gives its own sightings its hop and duration too', () => {
    const messages = [
      request({ url: 'https://a.example/in' }),
      response({ at: NOON + 30, status: 302, fields: { Location: `/cb#access_token=${TOKEN}` } }),
      request({ at: NOON + 31, url: `https://a.example/cb` }),
      response({ at: NOON + 40, fields: { 'Set-Cookie': `session=${OTHER}` } }),
    ];
    expect(sighting(messages)).toMatchObject({ status: 302, hop: 0, durationMs: 30 });
    expect(sighting(messages, OTHER)).toMatchObject({ status: 200, hop: 1, durationMs: 9 });
  });
});

describe('a redirect', () => {
  test('makes what follows the next hop, its body included', () => {
    const ledger = ledgerOf([
      form(TOKEN),
      request({ url: 'https://a.example/1' }),
      response({ status: 307 }),
      form(TOKEN, { url: 'https://a.example/2' }),
      request({ url: 'https://a.example/2' }),
      response({ status: 308 }),
      request({ url: 'https://a.example/3', fields: bearer(TOKEN) }),
      response({ status: 200 }),
    ]);
    const hops = entryOf(ledger, TOKEN).sightings.map(({ hop, status }) => [hop, status]);
    expect(hops).toEqual([
      [0, 307],
      [1, 308],
      [2, 200],
    ]);
  });

  test('is not what a challenge is: the same request goes out again', () => {
    const ledger = ledgerOf([
      request({ fields: bearer(TOKEN) }),
      response({ status: 401 }),
      request({ fields: bearer(TOKEN) }),
      response({ status: 200 }),
    ]);
    const { sightings } = entryOf(ledger, TOKEN);
    expect(sightings.map(({ hop, status }) => [hop, status])).toEqual([
      [0, 401],
      [0, 200],
    ]);
  });
});

describe('a failure', () => {
  test('ends the exchange in the words of the browser', () => {
    const ledger = ledgerOf([form(TOKEN), request({ fields: bearer(OTHER) }), failure()]);
    for (const raw of [TOKEN, OTHER]) {
      const [seen] = entryOf(ledger, raw).sightings;
      expect(seen).toMatchObject({ failure: 'net::ERR_ABORTED', status: null, durationMs: null });
    }
    note(ledger, response({ status: 200 }));
    expect(entryOf(ledger, TOKEN).sightings[0]?.status).toBeNull();
  });

  test('after an answer changes nothing', () => {
    const messages = [request({ fields: bearer(TOKEN) }), response({ status: 200 }), failure()];
    expect(sighting(messages)).toMatchObject({ status: 200, failure: null });
  });
});

describe('a body that came back', () => {
  const page = { url: 'https://a.example/token', method: 'POST' };
  const exchanges = (...ids: readonly string[]): readonly Message[] =>
    ids.flatMap((requestId, index) => [
      request({ ...page, requestId, at: NOON + index * 100, fields: { 'X-Asked': OTHER } }),
      response({ ...page, requestId, at: NOON + index * 100 + 50 }),
    ]);
  const body = (at: number, parts: Partial<ResponseBodyMessage> = {}): ResponseBodyMessage =>
    json(TOKEN, { ...page, requestId: null, at: NOON + at, ...parts });

  test('belongs to the request whose id it has', () => {
    const messages = [...exchanges('a', 'b'), body(60, { requestId: 'b' })];
    expect(sighting(messages)).toMatchObject({ requestId: 'b', durationMs: 50, status: 200 });
  });

  test('without an id belongs to the nearest of its tab, method and URL', () => {
    const messages = exchanges('a', 'b', 'c');
    const found = (parts: Partial<ResponseBodyMessage>, at = 101) =>
      sighting([...messages, body(at, parts)]).requestId;
    expect(found({})).toBe('b');
    expect(found({}, 1_900)).toBe('c');
    expect(found({ url: `${page.url}#part` })).toBe('b');
    expect(found({ url: `${page.url}?x` })).toBeNull();
    expect(found({ tabId: 8 })).toBeNull();
    expect(found({ method: 'GET' })).toBeNull();
    expect(found({}, 2_300)).toBeNull();
  });

  test('has from its request who asked, and for what', () => {
    const told = { frameId: 3, initiator: 'https://shop.example', resource: 'xmlhttprequest' };
    const nothing = { frameId: null, initiator: null, resource: null };
    const messages = [request({ ...page, ...told }), response({ ...page, at: NOON + 50 })];
    expect(sighting([...messages, body(0, nothing)])).toMatchObject(told);
  });

  test('takes each exchange once', () => {
    const ledger = ledgerOf([...exchanges('a', 'b'), body(0), body(1), body(2)]);
    const ids = entryOf(ledger, TOKEN).sightings.map(({ requestId }) => requestId);
    expect(ids).toEqual(['a', 'b', null]);
  });

  test('is matched among the exchanges answered lately, which are bounded', () => {
    const messages = [...exchanges('a', 'b', 'c'), body(0)];
    expect(sighting(messages, TOKEN, { closedExchanges: 2 }).requestId).toBe('b');
  });
});

describe('a token that an answer shows first', () => {
  test.each<[string, Message]>([
    ['in a cookie', response({ fields: { 'Set-Cookie': `a=${TOKEN}` } })],
    ['in a field', response({ fields: { 'X-Token': TOKEN } })],
    ['in its body', json(TOKEN)],
  ])('%s was issued for those that were sent', (_where, answer) => {
    const ledger = ledgerOf([form(OTHER), request(), answer]);
    expect(recordOf(ledger, TOKEN).issuedFor).toEqual([recordOf(ledger, OTHER).id]);
    expect(recordOf(ledger, OTHER).issuedFor).toEqual([]);
  });

  test('by a body that comes behind its answer is as well', () => {
    const ledger = ledgerOf([form(OTHER), request(), response(), json(TOKEN, { requestId: null })]);
    expect(recordOf(ledger, TOKEN).issuedFor).toEqual([recordOf(ledger, OTHER).id]);
  });

  test('was issued for at most so many, what was sent on purpose before what goes along', () => {
    const jars = [1, 2, 3, 4, 5].map((n) => jws({ sub: `jar ${n}` }));
    const Cookie = jars.map((raw, n) => `c${n}=${raw}`).join('; ');
    const ledger = ledgerOf([
      request({ fields: { Cookie, ...bearer(OTHER) } }),
      response({ fields: { 'X-Token': TOKEN } }),
    ]);
    const ids = [OTHER, ...jars.slice(0, 3)].map((raw) => recordOf(ledger, raw).id);
    expect(recordOf(ledger, TOKEN).issuedFor).toEqual(ids);
  });

  test('and was seen before, or is sent itself, was issued for none', () => {
    const seen = ledgerOf([
      request({ requestId: 'r0', fields: bearer(TOKEN) }),
      request({ fields: bearer(OTHER) }),
      response({ fields: { 'X-Token': TOKEN } }),
    ]);
    expect(recordOf(seen, TOKEN).issuedFor).toEqual([]);
  });
});

describe("the server's clock", () => {
  const date = (fields: Readonly<Record<string, string>>): readonly Message[] => [
    request(),
    response({ at: NOON + 100, fields }),
  ];
  const FIVE_PAST = 'Tue, 15 Jan 2030 12:00:05 GMT';

  test('is read from the Date of an answer, and its change is told once', () => {
    const ledger = ledgerOf(date({ Date: FIVE_PAST }));
    const clock = { host: 'api.example', earliest: 4_900, latest: 5_999, samples: 1 };
    expect(ledger.clocks()).toEqual([clock]);
    expect(ledger.takeChanges()?.clocks).toEqual([clock]);
    expect(ledger.takeChanges()).toBeNull();
  });

  test('is not read from an answer out of a cache, nor from one whose request was not seen', () => {
    expect(ledgerOf(date({ Date: FIVE_PAST, Age: '0' })).clocks()).toEqual([]);
    expect(ledgerOf(date({ Date: 'soon' })).clocks()).toEqual([]);
    expect(ledgerOf([response({ fields: { Date: FIVE_PAST } })]).clocks()).toEqual([]);
  });
});

test('requests without a token cost no more than so many', () => {
  const ledger = ledgerOf([], { openExchanges: 10, closedExchanges: 10 });
  for (let n = 0; n < 100; n++) note(ledger, request({ requestId: `r${n}` }));
  note(ledger, response({ requestId: 'r89', fields: { Date: 'Tue, 15 Jan 2030 12:00:00 GMT' } }));
  expect(ledger.clocks()).toEqual([]);
  note(ledger, response({ requestId: 'r90', fields: { Date: 'Tue, 15 Jan 2030 12:00:00 GMT' } }));
  expect(ledger.clocks()).toHaveLength(1);
  expect(ledger.size).toBe(0);
});
