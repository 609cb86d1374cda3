import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerOf, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Field, Message } from '../scan/message.ts';
import { flowOf } from './flow.ts';

const [ID, ACCESS, PROOF] = [jws({ a: 'id' }), jws({ a: 'access' }), jws({ a: 'proof' })];
const TOKEN_URL = 'https://as.example/token';

const visit = (url: string, at = NOON): Message => ({
  ...request({ at, requestId: url }),
  url,
});

/** A request to the token endpoint with its answer. */
function exchange(form: readonly Field[], told: readonly Field[]): readonly Message[] {
  const { fields: _, ...sent } = { ...request({ requestId: 'x' }), url: TOKEN_URL, method: 'POST' };
  const text = JSON.stringify({ id_token: ID, access_token: ACCESS });
  return [
    { ...sent, type: 'request-body', body: { form } },
    { ...sent, type: 'request', fields: [] },
    { ...sent, type: 'response', status: 200, fields: told },
    {
      ...sent,
      type: 'response-body',
      status: 200,
      body: { text, contentType: 'application/json' },
    },
  ];
}

const CODE = [
  { name: 'grant_type', value: 'authorization_code' },
  { name: 'code', value: 'c-1' },
];
const JSON_TYPE = { name: 'Content-Type', value: 'application/json' };

describe('the origin of a token', () => {
  test('is nothing worth keeping for one that stands alone', () => {
    const ledger = ledgerOf([request({ fields: { Authorization: `Bearer ${ACCESS}` } })]);
    expect(recordOf(ledger, ACCESS).origin).toBeNull();
  });

  test('of a proof is its own request, with the token beside it', () => {
    const fields = { Authorization: `DPoP ${ACCESS}`, DPoP: PROOF, Cookie: `s=${ID}` };
    const ledger = ledgerOf([request({ url: 'https://api.example/a?b=c#d', fields })]);
    expect(recordOf(ledger, PROOF).origin).toMatchObject({
      method: 'GET',
      url: 'https://api.example/a',
      beside: [recordOf(ledger, ACCESS).id],
      grant: null,
    });
    expect(recordOf(ledger, ID).origin).toBeNull();
  });

  test('of what a token endpoint gave tells what it was asked for, and whether it may be kept', () => {
    const kept = ledgerOf(exchange(CODE, [JSON_TYPE]));
    expect(recordOf(kept, ACCESS).origin).toEqual({
      method: 'POST',
      url: TOKEN_URL,
      beside: [recordOf(kept, ID).id],
      grant: { type: 'authorization_code', nonce: null, code: null, pkce: false },
      noStore: false,
    });
    const verifier = { name: 'code_verifier', value: 'v' };
    const told = [JSON_TYPE, { name: 'cache-control', value: 'private, no-store' }];
    expect(recordOf(ledgerOf(exchange([...CODE, verifier], told)), ACCESS).origin).toMatchObject({
      grant: { pkce: true },
      noStore: true,
    });
    expect(recordOf(ledgerOf(exchange(CODE, [])), ACCESS).origin?.noStore).toBeNull();
    // What a client proves itself with is another question than the verifier.
    const secret = { name: 'client_secret', value: 's' };
    expect(recordOf(ledgerOf(exchange([...CODE, secret], [])), ACCESS).origin).toMatchObject({
      grant: { pkce: false },
    });
  });

  test('knows the nonce that was asked with, by state and code', () => {
    const ledger = ledgerOf([
      visit('https://as.example/auth?response_type=code&state=s%201&nonce=n%2F1'),
      visit('https://as.example/auth?response_type=code&state=s2&nonce=n2'),
      visit('https://app.example/?code=c-1&state=s+1'),
      ...exchange(CODE, []),
    ]);
    expect(recordOf(ledger, ID).origin?.grant?.nonce).toBe('n/1');
  });

  test('knows it too where the token comes in a fragment, and the code beside it', () => {
    const ledger = ledgerOf([
      visit('https://as.example/auth?response_type=code+id_token&state=s&nonce=n'),
      visit(`https://app.example/#code=c&id_token=${ID}&state=s`),
    ]);
    expect(recordOf(ledger, ID).origin?.grant).toEqual({
      type: 'authorization',
      nonce: 'n',
      code: 'c',
      pkce: null,
    });
  });
});

describe('where a token was sent', () => {
  test('is told with its scheme', () => {
    const fields = { Authorization: `Bearer ${ACCESS}` };
    const urls = ['http://api.example:8080/x', 'https://api.example/', 'https://api.example/y'];
    const ledger = ledgerOf(urls.map((url) => request({ url, fields })));
    expect(recordOf(ledger, ACCESS).sentTo).toEqual([
      'http://api.example:8080',
      'https://api.example',
    ]);
  });

  test('in two ways at once is told, and in two requests is not', () => {
    const url = `https://api.example/?access_token=${ACCESS}`;
    const fields = { Authorization: `Bearer ${ACCESS}` };
    const twice = (messages: readonly Message[]) => recordOf(ledgerOf(messages), ACCESS).twice;
    expect(twice([request({ url, fields })])).toBe(true);
    expect(twice([request({ url }), request({ fields, requestId: '2' })])).toBe(false);
    const other = `https://api.example/?token=${ACCESS}`;
    expect(twice([request({ url: other, fields })])).toBe(false);
  });
});

test('any URL and any body can be looked at', () => {
  const text = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('?state=%&code=', '{"state":1'));
  fc.assert(
    fc.property(text, text, fc.option(fc.string()), (url, body, contentType) => {
      flowOf(visit(`${url}&state=%zz&response_type=${body}`));
      const { fields: _, ...sent } = request({});
      flowOf({ ...sent, type: 'request-body', body: { text: `${body}grant_type`, contentType } });
    }),
  );
});
