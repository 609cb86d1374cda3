// What the rules find in the tokens of the gallery and of the demonstration shop. Each finding was looked at
// and is true of its token.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/server.ts';
import { createProver } from '../../demo/support/prover.ts';
import { signIn, signInBound } from '../../demo/support/sign-in.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { findingsOf } from '../../lib/view/findings.ts';
import { FLAWED } from '../gallery/finding-scenes.ts';
import { HOSTILE, STILL_SENT } from '../gallery/scenes.ts';
import { SESSION } from '../gallery/session-scene.ts';
import { record } from '../gallery/tokens.ts';
import { entriesOf, entryOf } from '../support/entries.ts';
import { at } from './example.ts';

/** Of each token with findings its name and their codes. */
function told(records: readonly TokenRecord[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesOf(records)
      .map((entry) => [String(entry.id), findingsOf(entry).map(({ code }) => code)] as const)
      .filter(([, codes]) => codes.length > 0)
      .map(([id, codes]) => [id, codes.join(' ')]),
  );
}

describe('the gallery', () => {
  test('has one expired token that is still sent', () => {
    expect(told(STILL_SENT)).toMatchInlineSnapshot(`
      {
        "metrics": "token-in-url access-token-without-exp",
        "still-sent": "expired-still-sent",
      }
    `);
  });
  test('has tokens with everything wrong', () => {
    expect(told(FLAWED)).toMatchInlineSnapshot(`
      {
        "flawed": "token-in-url access-token-incomplete several-sites access-token-in-storage long-lived-access-token key-url-in-header",
        "unsigned": "unsigned cookie-without-secure date-in-milliseconds cookie-without-httponly cookie-without-samesite cookie-with-domain",
      }
    `);
  });
  test('has tokens that tempt the views', () => {
    expect(told(HOSTILE)).toMatchInlineSnapshot(`
      {
        "deep": "access-token-without-exp duplicate-member",
        "empty": "access-token-without-exp",
        "far": "date-not-a-number",
        "hostile": "unsigned",
        "huge": "access-token-without-exp",
        "many": "access-token-without-exp",
      }
    `);
  });
  test('has an hour of a shop', () => {
    expect(told(SESSION)).toMatchInlineSnapshot(`{}`);
  });
});

describe('the demonstration shop', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({ port: 0 });
  });
  afterAll(() => demo.close());

  test('issues tokens in which there is nothing to find', async () => {
    const { tokens } = await signIn(demo);
    const prover = await createProver();
    const bound = await signInBound(demo, prover);
    const proof = await prover.proof('GET', `${demo.shopUrl}/api`, { token: bound.access_token });
    const answers = [tokens.access_token, bound.access_token].map((raw) =>
      seenNow(raw, '$.access_token'),
    );
    const all = [...answers, seenNow(tokens.id_token, '$.id_token')].map((one) => entryOf(one));
    const sent = entryOf({ ...seenNow(proof, ''), places: [at('request-header', 'DPoP')] });
    expect([...all, sent].map(({ verdict }) => verdict.kind)).toEqual([
      'access',
      'access',
      'id',
      'dpop-proof',
    ]);
    expect([...all, sent].flatMap((entry) => findingsOf(entry))).toEqual([]);
  });
});

function seenNow(raw: string, field: string): TokenRecord {
  const now = Date.now();
  const times = { firstSeen: now, lastSeen: now, lastSentAt: now };
  return record(raw, { places: [at('response-body', field)], ...times });
}
