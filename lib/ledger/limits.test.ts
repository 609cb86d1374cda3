import { describe, expect, test } from 'vitest';
import { entryOf, ledgerOf, note, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';

const token = (number: number): string => jws({ sub: `user ${number}` });
const sent = (raw: string, parts: Parameters<typeof request>[0] = {}): Message =>
  request({ ...parts, fields: { Authorization: `Bearer ${raw}` } });
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('bounds on what is kept', () => {
  test('beyond the limit of tokens the one seen longest ago goes, and is counted', () => {
    const ledger = ledgerOf(
      [0, 1, 2, 0, 3].map((n) => sent(token(n))),
      { tokens: 3 },
    );
    expect(ledger.records().map(({ raw }) => raw)).toEqual([2, 0, 3].map(token));
    expect(ledger.droppedTokens).toBe(1);
  });

  test('the count of dropped tokens begins anew with a clear', () => {
    const ledger = ledgerOf(
      numbers(5).map((n) => sent(token(n))),
      { tokens: 3 },
    );
    expect(ledger.droppedTokens).toBe(2);
    ledger.remove(ledger.records().map(({ id }) => id));
    expect(ledger.droppedTokens).toBe(0);
  });

  test('beyond the limit of sightings the oldest go, and the count stays exact', () => {
    const messages = numbers(10).map((n) => sent(token(0), { at: NOON + n, requestId: `r${n}` }));
    const ledger = ledgerOf(messages, { sightingsPerToken: 4 });
    const { record, sightings, offset } = entryOf(ledger, token(0));
    expect(record.sightingCount).toBe(10);
    expect(sightings.map(({ at }) => at - NOON)).toEqual([6, 7, 8, 9]);
    expect(offset).toBe(6);
    note(ledger, response({ requestId: 'r7', status: 418 }));
    expect(entryOf(ledger, token(0)).sightings.map(({ status }) => status)).toEqual([
      null,
      418,
      null,
      null,
    ]);
  });

  test('places, hosts and tabs of one token are bounded', () => {
    const messages = numbers(9).map((n) =>
      request({ url: `https://h${n}.example/?p${n}=${token(0)}`, tabId: n }),
    );
    const ledger = ledgerOf(messages, { placesPerToken: 3, hostsPerToken: 3 });
    expect(recordOf(ledger, token(0))).toMatchObject({
      sightingCount: 9,
      places: [{ field: 'p0' }, { field: 'p1' }, { field: 'p2' }],
      hosts: ['h6.example', 'h7.example', 'h8.example'],
      tabs: [6, 7, 8].map((tabId) => ({ tabId, lastSeen: expect.any(Number) })),
    });
  });

  test('long URLs and names are cut', () => {
    const ledger = ledgerOf(
      [request({ url: `https://a.example/?${'n'.repeat(9999)}=${token(0)}` })],
      { urlLength: 30, fieldLength: 10 },
    );
    const [sighting] = entryOf(ledger, token(0)).sightings;
    expect(sighting?.url).toHaveLength(30);
    expect(sighting?.field).toBe('n'.repeat(10));
    expect(recordOf(ledger, token(0)).places[0]?.field).toBe('n'.repeat(10));
  });

  test('long steps of unwrapping are cut', () => {
    const wrapped = JSON.stringify({ ['k'.repeat(9999)]: token(0) });
    const ledger = ledgerOf([request({ fields: { 'X-State': wrapped } })], { fieldLength: 10 });
    expect(entryOf(ledger, token(0)).sightings[0]?.via[0]).toHaveLength(10);
    expect(recordOf(ledger, token(0)).places[0]?.via[0]).toHaveLength(10);
  });

  test('all text together is bounded, but one token always has room', () => {
    const ledger = ledgerOf(
      numbers(50).map((n) => sent(token(n))),
      { characters: 10_000 },
    );
    expect(ledger.size).toBeGreaterThan(1);
    expect(ledger.size).toBeLessThan(50);
    expect(recordOf(ledger, token(49)).sightingCount).toBe(1);
    const huge = jws({ x: 'x'.repeat(20_000) });
    note(ledger, sent(huge));
    expect(ledger.records().map(({ raw }) => raw)).toEqual([huge]);
  });

  test('what is cleared, dropped or let go weighs nothing any more', () => {
    const ledger = ledgerOf([], { characters: 4000, sightingsPerToken: 2 });
    for (const n of numbers(100)) {
      for (const _ of numbers(3)) note(ledger, sent(token(n)));
      ledger.putBack(ledger.remove(ledger.records().map(({ id }) => id)));
    }
    // Two tokens of about 800 characters and two sightings of 190 each.
    expect(ledger.size).toBeGreaterThanOrEqual(2);
  });

  test('requests that are never answered are given up, the oldest first', () => {
    const ledger = ledgerOf(
      numbers(5).map((n) => sent(token(0), { requestId: `r${n}` })),
      { openExchanges: 3 },
    );
    for (const n of numbers(5)) note(ledger, response({ requestId: `r${n}`, status: 200 + n }));
    expect(entryOf(ledger, token(0)).sightings.map(({ status }) => status)).toEqual([
      null,
      null,
      202,
      203,
      204,
    ]);
  });

  test('a share of the oldest can be asked to make room', () => {
    const ledger = ledgerOf(numbers(25).map((n) => sent(token(n))));
    ledger.dropOldest(0.1);
    expect(ledger.size).toBe(22);
    expect(ledger.droppedTokens).toBe(3);
    expect(ledger.records()[0]?.raw).toBe(token(3));
    ledger.dropOldest(1);
    ledger.dropOldest(1);
    expect(ledger.size).toBe(0);
  });

  test('places and hosts weigh too', () => {
    const spread = numbers(40).flatMap((n) =>
      numbers(12).map((place) =>
        request({
          url: `https://${'h'.repeat(40)}-${place}.example/?${'p'.repeat(60)}${place}=${token(n)}`,
          requestId: `r${n}-${place}`,
        }),
      ),
    );
    const ledger = ledgerOf(spread, { characters: 100_000 });
    const stored = JSON.stringify(ledger.histories('all')).length;
    expect(ledger.droppedTokens).toBeGreaterThan(0);
    // What is stored is a good deal shorter than the same as objects.
    expect(stored).toBeLessThan(300_000);
  });

  test('what somebody looks at makes room last', () => {
    const ledger = ledgerOf(
      [0, 1, 2].map((n) => sent(token(n))),
      { tokens: 3 },
    );
    const [first, second] = ledger.records();
    if (!first || !second) throw new Error('The ledger lost a token.');
    ledger.protect([first.id, second.id]);
    for (const n of [3, 4]) note(ledger, sent(token(n)));
    expect(ledger.records().map(({ raw }) => raw)).toEqual([0, 1, 4].map(token));
    ledger.dropOldest(0.5);
    expect(ledger.records().map(({ raw }) => raw)).toEqual([token(1)]);
    expect(ledger.droppedTokens).toBe(4);
    ledger.protect([]);
    for (const n of [5, 6, 7]) note(ledger, sent(token(n)));
    expect(ledger.records().map(({ raw }) => raw)).toEqual([5, 6, 7].map(token));
  });
});
