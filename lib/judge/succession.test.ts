import { describe, expect, test } from 'vitest';
import { ledgerOf, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Message, RequestBodyMessage, ResponseBodyMessage } from '../scan/message.ts';
import { kindOf } from '../token/kind.ts';
import { tokenOf } from '../token/reference-token.ts';
import { type LineageToken, lineOf, newestOfLines } from './lineage.ts';
import { successionOf, successions } from './succession.ts';

const MINUTE = 60_000;
const access = (minute: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  jws({ iss: 'as', sub: 'ada', scope: 'read', iat: NOON / 1000 + minute * 60, ...claims });
const REFRESH = jws({ iss: 'as', sub: 'ada', typ: 'Refresh' });

function sent(raw: string, minute: number, status: number): readonly Message[] {
  const [at, requestId] = [NOON + minute * MINUTE, `${raw.length}-${minute}-${status}`];
  return [
    request({ at, requestId, fields: { Authorization: `Bearer ${raw}` } }),
    response({ at: at + 9, requestId, status }),
  ];
}

/** A request to the token endpoint, as a browser shows it, with the body of its answer. */
function exchanged(body: string, answer: string, minute: number): readonly Message[] {
  const at = NOON + minute * MINUTE;
  const place = { ...request({ at, requestId: `token-${minute}` }), method: 'POST' };
  const { fields: _, ...exchange } = { ...place, url: 'https://as.example/token' };
  const asked: RequestBodyMessage = {
    ...exchange,
    type: 'request-body',
    body: { form: [{ name: 'refresh_token', value: body }] },
  };
  const told: ResponseBodyMessage = {
    ...exchange,
    type: 'response-body',
    at: at + 20,
    status: 200,
    body: { text: JSON.stringify({ access_token: answer }), contentType: 'application/json' },
  };
  return [
    asked,
    { ...exchange, type: 'request', fields: [] },
    { ...exchange, type: 'response', at: at + 10, status: 200, fields: [] },
    told,
  ];
}

function lineage(ledger: Ledger): readonly LineageToken[] {
  return ledger.records().flatMap((record) => {
    const token = tokenOf(record);
    if (token === null) return [];
    return [{ token, record, line: lineOf(token, record, kindOf(token, record.places).kind) }];
  });
}

/** The successions of what was seen, tokens by their place in a list. */
function told(messages: readonly Message[], ...raws: readonly string[]) {
  const ledger = ledgerOf(messages);
  const numberOf = (id: string): number => raws.findIndex((raw) => recordOf(ledger, raw).id === id);
  return successions(lineage(ledger)).map(({ predecessor, successor, evidence }) => [
    numberOf(predecessor),
    numberOf(successor),
    evidence,
  ]);
}

describe('one token follows another', () => {
  const [first, second, third] = [access(0), access(10), access(20)] as const;

  test('in the order of issue, whatever was seen first', () => {
    const messages = [third, first, second].flatMap((raw, at) => sent(raw, 30 + at, 200));
    expect(told(messages, first, second, third)).toEqual([
      [0, 1, 'time'],
      [1, 2, 'time'],
    ]);
  });

  test('because the answer to a refresh token brought it', () => {
    const messages = [...sent(first, 1, 401), ...exchanged(REFRESH, second, 10)];
    expect(told(messages, first, second)).toEqual([[0, 1, 'refresh-answer']]);
  });

  test('because it was asked for with the one it replaces', () => {
    const messages = [
      request({ at: NOON, fields: { Authorization: `Bearer ${first}` } }),
      response({ at: NOON + 9, fields: { 'X-Next': second } }),
    ];
    expect(told(messages, first, second)).toEqual([[0, 1, 'refresh-answer']]);
  });

  test('because the one before was refused', () => {
    const messages = [...sent(first, 1, 401), ...sent(second, 10, 200)];
    expect(told(messages, first, second)).toEqual([[0, 1, 'rejection']]);
  });

  test('only in time, if the refusal came later', () => {
    const messages = [...sent(first, 1, 200), ...sent(second, 10, 200), ...sent(first, 11, 401)];
    expect(told(messages, first, second)).toEqual([[0, 1, 'time']]);
  });

  test('only in time, if what was sent for it is another sort of token', () => {
    const other = jws({ iss: 'as', sub: 'eve', scope: 'read' });
    const messages = [...sent(first, 1, 200), ...exchanged(other, second, 10)];
    // It stands in a field that says it refreshes.
    expect(told(messages, first, second)).toEqual([[0, 1, 'refresh-answer']]);
    const cookie = [
      ...sent(first, 1, 200),
      request({ at: NOON + MINUTE * 10, requestId: 'c', fields: { Cookie: `other=${other}` } }),
      response({ at: NOON + MINUTE * 10, requestId: 'c', fields: { 'Set-Cookie': `a=${second}` } }),
    ];
    expect(told(cookie, first, second)).toEqual([[0, 1, 'time']]);
  });

  test('never across subjects or clients', () => {
    const messages = [
      ...sent(access(0), 1, 401),
      ...sent(access(10, { sub: 'eve' }), 2, 200),
      ...sent(access(10, { client_id: 'app' }), 3, 200),
    ];
    expect(told(messages)).toEqual([]);
  });
});

describe('the successions of one token', () => {
  test('say what it replaced and what replaced it', () => {
    const raws = [access(0), access(10), access(20)];
    const ledger = ledgerOf(raws.flatMap((raw, at) => sent(raw, at * 10, at === 0 ? 401 : 200)));
    const tokens = lineage(ledger);
    const [first, second, third] = raws.map((raw) => recordOf(ledger, raw).id);
    if (!first || !second || !third) throw new Error('The ledger lacks a token.');
    expect(successionOf(second, tokens)).toMatchObject({
      before: { predecessor: first, evidence: 'rejection', at: NOON + 10 * MINUTE },
      after: { successor: third, evidence: 'time', issuedFor: null },
    });
    expect(successionOf(first, tokens).before).toBeNull();
    expect(successionOf(third, tokens).after).toBeNull();
    expect(newestOfLines(tokens).get(tokens[0]?.line ?? '')?.record.id).toBe(third);
  });

  test('are the same as among all, in a line of any length', () => {
    const raws = Array.from({ length: 12 }, (_, index) => access(index));
    const ledger = ledgerOf(raws.flatMap((raw, at) => sent(raw, at, at % 3 === 0 ? 401 : 200)));
    const tokens = lineage(ledger);
    const all = successions(tokens);
    expect(all.length).toBe(raws.length - 1);
    for (const one of all) {
      expect(successionOf(one.successor, tokens).before).toEqual(one);
      expect(successionOf(one.predecessor, tokens).after).toEqual(one);
    }
  });

  test('are none of a token that is not there, or follows nothing', () => {
    const lone = jws({ a: 1 });
    const ledger = ledgerOf([...sent(lone, 0, 200), ...sent(jws({ a: 2 }), 1, 200)]);
    const none = { before: null, after: null };
    expect(successionOf(recordOf(ledger, lone).id, lineage(ledger))).toEqual(none);
    expect(successionOf(recordOf(ledger, lone).id, [])).toEqual(none);
  });
});
