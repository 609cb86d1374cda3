// Bodies that are sent again, as the page cannot know what a stopped worker has stored.
import { expect, test } from 'vitest';
import { ledgerOf, note, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response, responseBody } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { ResponseBodyMessage } from '../scan/message.ts';
import { Ledger } from './ledger.ts';
import { LedgerRows } from './persistence.ts';

const TOKEN = jws({ sub: 'ada' });
const json = (value: object) => ({ text: JSON.stringify(value), contentType: 'application/json' });
const body = (parts: Partial<ResponseBodyMessage> = {}): ResponseBodyMessage => ({
  ...responseBody('', null),
  requestId: null,
  body: json({ access_token: TOKEN }),
  ...parts,
});

/** The next life of a worker that has stored all that its ledger held. */
function nextLife(ledger: Ledger): Ledger {
  const changes = ledger.takeChanges();
  const stored = changes === null ? {} : new LedgerRows(ledger).of(changes).rows;
  const next = new Ledger();
  new LedgerRows(next).load(stored);
  return next;
}

test('a body that was stored and is sent again to the next life is counted once', () => {
  const first = ledgerOf([request(), response(), body()]);
  expect(recordOf(first, TOKEN).sightingCount).toBe(1);
  const next = nextLife(first);
  note(next, body());
  expect(recordOf(next, TOKEN).sightingCount).toBe(1);
  // Nothing changed, so nothing is written either.
  expect(next.takeChanges()).toBeNull();
});

test('a body without a known exchange is as well', () => {
  const next = nextLife(ledgerOf([body()]));
  note(next, body());
  expect(recordOf(next, TOKEN).sightingCount).toBe(1);
});

test('another moment, another URL or another exchange is another body', () => {
  const ledger = ledgerOf([
    ...['r1', 'r2'].flatMap((requestId) => [request({ requestId }), response({ requestId })]),
    body(),
    body(),
    body({ at: NOON + 1 }),
    body({ url: 'https://api.example/other' }),
  ]);
  expect(recordOf(ledger, TOKEN).sightingCount).toBe(4);
});

test('the same token twice in one body is seen at both places', () => {
  const ledger = ledgerOf([body({ body: json({ access_token: TOKEN, id_token: TOKEN }) })]);
  expect(recordOf(ledger, TOKEN).sightingCount).toBe(2);
});
