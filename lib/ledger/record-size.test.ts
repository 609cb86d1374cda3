import { describe, expect, test } from 'vitest';
import { viewToken } from '../../bench/views-tokens.ts';
import { note } from '../../tests/support/ledger.ts';
import {
  COOKIE_ATTRIBUTES,
  cookie,
  NOON,
  request,
  requestBody,
  response,
} from '../../tests/support/messages.ts';
import type { Message } from '../scan/message.ts';
import { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { LedgerRows } from './persistence.ts';

/** What Firefox counts for a row beside its key and its text, which was found by filling its store. */
const ROW_BYTES = 20;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const token = (n: number): string => viewToken(n, NOON / 1000).raw;

/** Tokens with so many requests each, which were answered with this status. */
function requests(tokens: number, each: number, status = 200): readonly Message[] {
  const at = (n: number) => ({ at: NOON + n, requestId: `r${n}` });
  return numbers(tokens * each).flatMap((n) => {
    const url = `https://api.shop.example/v1/customers/${n % 977}/orders/${n}?size=20`;
    const fields = { Authorization: `Bearer ${token(n % tokens)}` };
    const challenge = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    const told = status === 401 ? challenge : {};
    return [request({ ...at(n), url, fields }), response({ ...at(n), url, status, fields: told })];
  });
}

function bodies(tokens: number): readonly Message[] {
  return numbers(tokens / 100).map((body) => {
    const text = JSON.stringify(numbers(100).map((n) => ({ access_token: token(body * 100 + n) })));
    return requestBody(text, null, { at: NOON + body, requestId: `b${body}` });
  });
}

function cookies(tokens: number): readonly Message[] {
  return numbers(tokens).map((n) =>
    cookie({ at: NOON + n, value: token(n), attributes: { ...COOKIE_ATTRIBUTES, path: '/shop' } }),
  );
}

const LEDGERS: Readonly<Record<string, readonly Message[]>> = {
  'tokens that were sent once': requests(500, 1),
  'tokens that were sent ten times': requests(100, 10),
  'a token that was sent often': requests(2, 250),
  'tokens that were refused': requests(200, 2, 401),
  'tokens that came together in bodies': bodies(1_000),
  'tokens in cookies': cookies(300),
};

describe('what a ledger says that it takes in a store, against what it takes', () => {
  test.each(Object.entries(LEDGERS))('%s', (_, messages) => {
    const ledger = new Ledger(LIMITS);
    for (const message of messages) note(ledger, message);
    const rows = new LedgerRows(ledger);
    const said = ledger
      .records()
      .reduce((sum, { id }) => sum + (ledger.entry(id)?.characters ?? 0), 0);
    const changes = ledger.takeChanges();
    if (changes === null) throw new Error('The ledger noted nothing.');
    const bytes = Object.entries(rows.of(changes).rows).reduce(
      (sum, [key, row]) => sum + key.length + String(row).length + ROW_BYTES,
      0,
    );
    // Too little, and the store would refuse what the ledger thinks has room; too much, and room is lost.
    expect(said / bytes).toBeGreaterThan(0.98);
    expect(said / bytes).toBeLessThan(1.12);
  });
});
