import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerOf, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
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
      grant: {
        type: 'authorization_code',
        nonce: null,
        code: null,
        pkce: false,
        basic: false,
        proof: null,
      },
      accessToken: recordOf(kept, ACCESS).id,
      use: null,
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
    const grantWith = (name: string, value: string) =>
      recordOf(ledgerOf(exchange([...CODE, { name, value }], [])), ACCESS).origin?.grant;
    expect(grantWith('client_secret', 'changeit')).toMatchObject({ pkce: false, proof: 'secret' });
    expect(grantWith('client_assertion', 'a.b.c')).toMatchObject({ proof: 'assertion' });
    expect(grantWith('client_secret', '')).toMatchObject({ proof: null });
    expect(JSON.stringify(grantWith('client_secret', 'changeit'))).not.toContain('changeit');
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
      basic: null,
      proof: null,
    });
  });

  test('does not know it where several requests have the same state', () => {
    const ask = (nonce: string, more = '') =>
      visit(`https://as.example/auth?response_type=code&state=fixed&nonce=${nonce}${more}`, NOON);
    const nonceOf = (...asked: readonly Message[]) => {
      const back = visit('https://app.example/?code=c-1&state=fixed');
      return recordOf(ledgerOf([...asked, back, ...exchange(CODE, [])]), ID).origin?.grant?.nonce;
    };
    expect(nonceOf(ask('n'))).toBe('n');
    expect(nonceOf(ask('n'), ask('n'))).toBe('n');
    expect(nonceOf(ask('n'), ask('m'))).toBeNull();
    expect(nonceOf(ask('n'), ask('m'), ask('m'))).toBeNull();
    const plain = visit('https://as.example/auth?response_type=code&state=fixed');
    expect(nonceOf(ask('n'), plain)).toBeNull();
    expect(nonceOf(ask('n', '&request_uri=urn%3A1'))).toBeNull();
  });

  test('takes the code of the part of a URL that has the answer', () => {
    const url = `https://app.example/?code=spring-sale#id_token=${ID}&state=s&code=c`;
    expect(recordOf(ledgerOf([visit(url)]), ID).origin?.grant?.code).toBe('c');
  });

  test('tells whether the fields of the request proved the client', () => {
    const basicOf = (authorization: string | null) => {
      const [body, sent, ...answer] = exchange(CODE, []) as readonly [
        Message,
        Message,
        ...Message[],
      ];
      const value = authorization ?? '';
      const fields = authorization === null ? [] : [{ name: 'authorization', value }];
      return recordOf(ledgerOf([body, { ...sent, fields } as Message, ...answer]), ACCESS).origin
        ?.grant?.basic;
    };
    expect(basicOf(`Basic ${btoa('shop:secret')}`)).toBe(true);
    expect(basicOf(`basic  ${btoa('shop:s:e')}`)).toBe(true);
    // A client without a secret may name itself so (RFC 6749 §2.3.1).
    expect(basicOf(`Basic ${btoa('shop:')}`)).toBe(false);
    expect(basicOf('Basic %%%')).toBe(false);
    expect(basicOf('Bearer shop:secret')).toBe(false);
    expect(basicOf(null)).toBe(false);
    const [body, , ...answer] = exchange(CODE, []) as readonly [Message, Message, ...Message[]];
    expect(recordOf(ledgerOf([body, ...answer]), ACCESS).origin?.grant?.basic).toBeNull();
  });

  test('takes no login of a site for the client, where the id of the client is known', () => {
    const basicOf = (user: string, client: string | null, ...before: readonly Message[]) => {
      const id = client === null ? [] : [{ name: 'client_id', value: client }];
      const [body, sent, ...answer] = exchange([...CODE, ...id], []);
      const fields = [{ name: 'Authorization', value: `Basic ${btoa(`${user}:secret`)}` }];
      const all = [...before, body, { ...sent, fields } as Message, ...answer];
      const ledger = ledgerOf(all.flatMap((one) => one ?? []));
      return recordOf(ledger, ACCESS).origin?.grant?.basic;
    };
    const ask = (client: string) =>
      visit(`https://as.example/auth?response_type=code&state=s&client_id=${client}`);
    const back = visit('https://app.example/?code=c-1&state=s');
    expect(basicOf('staging', 'shop')).toBe(false);
    expect(basicOf('shop', 'shop')).toBe(true);
    expect(basicOf('shop%3A1+%26', 'shop:1 &')).toBe(true);
    expect(basicOf('staging', null, ask('shop'), back)).toBe(false);
    expect(basicOf('shop', null, ask('shop'), back)).toBe(true);
    expect(basicOf('staging', null, ask('shop'), ask('till'), back)).toBe(true);
    expect(basicOf('staging', null)).toBe(true);
  });

  test('names the access token of the answer, whatever else is in it', () => {
    const OPAQUE = 'q9Zk3vT1xY7bN5mLw2RaQ8cDeFgHiJ';
    const text = JSON.stringify({ id_token: ID, access_token: ACCESS, device: { token: PROOF } });
    const answer = (body: string) => {
      const [asked, sent, told, came] = exchange(CODE, []);
      if (came?.type !== 'response-body') throw new Error('The exchange has no answer.');
      const answered = { ...came, body: { text: body, contentType: 'application/json' } };
      return ledgerOf([asked, sent, told, answered].flatMap((one) => one ?? []));
    };
    const ledger = answer(text);
    expect(recordOf(ledger, ID).origin?.accessToken).toBe(recordOf(ledger, ACCESS).id);
    // A scan for tokens alone does not know what is opaque; nothing else is taken for it.
    const opaque = answer(text.replace(ACCESS, OPAQUE));
    expect(recordOf(opaque, ID).origin?.accessToken).toBeNull();
    const twice = answer(`[${text},${text.replace(ACCESS, jws({ a: 'other' }))}]`);
    expect(recordOf(twice, ID).origin?.accessToken).toBeNull();
  });
});

describe('the use of a proof', () => {
  const API = 'https://api.example/a';
  const send = (requestId: string, at: number, url = API) =>
    request({ requestId, at, url, fields: { DPoP: PROOF } });
  const useOf = (...messages: readonly Message[]) => recordOf(ledgerOf(messages), PROOF).origin;
  const handed: Message = {
    ...{ type: 'response-body', at: NOON - 9_000, tabId: 7, frameId: 0, requestId: null },
    ...{ url: 'https://app.example/proofs', method: 'POST', initiator: null, resource: null },
    ...{ status: 200, body: { text: JSON.stringify([PROOF]), contentType: 'application/json' } },
  };

  test('is its request, and not the answer that handed it to a page', () => {
    expect(useOf(handed)?.use ?? null).toBeNull();
    expect(useOf(handed, send('1', NOON))).toMatchObject({
      ...{ url: API, method: 'GET' },
      use: { at: NOON, requestId: '1', againAt: null },
    });
  });

  test('is not another one where a redirect carries it along', () => {
    const to = { requestId: '1', at: NOON + 5_000, url: API, status: 307 };
    const followed = [send('1', NOON), response(to), send('1', NOON + 5_000, `${API}/b`)];
    expect(useOf(...followed)).toMatchObject({ url: API, use: { at: NOON, againAt: null } });
  });

  test('is another one in another request', () => {
    expect(useOf(send('1', NOON), send('2', NOON + 5_000), send('2', NOON + 5_000))?.use).toEqual({
      at: NOON,
      requestId: '1',
      againAt: NOON + 5_000,
    });
  });
});

describe('whom a Referer told of a token', () => {
  const leaksOf = (url: string, referer: string) =>
    recordOf(ledgerOf([request({ url, fields: { Referer: referer } })]), ACCESS).leaks;
  const page = `https://app.example/reset?access_token=${ACCESS}`;

  test('is told with whose page it was', () => {
    expect(leaksOf('https://cdn.test/a.js', page)).toEqual([
      'https://app.example https://cdn.test',
    ]);
    expect(leaksOf('https://app.example:444/', page)).toEqual([
      'https://app.example https://app.example:444',
    ]);
  });

  test('is nobody where both are of one origin, or the page is none', () => {
    expect(leaksOf('https://app.example/a.js', page)).toEqual([]);
    expect(leaksOf('https://cdn.test/', ACCESS)).toEqual([]);
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

  test('is told apart where a cookie took it there', () => {
    const ledger = ledgerOf([
      request({ url: 'https://app.example/', fields: { Cookie: `token=${ACCESS}` } }),
      request({ url: 'https://api.example/', fields: { Authorization: `Bearer ${ACCESS}` } }),
    ]);
    expect(recordOf(ledger, ACCESS)).toMatchObject({
      sentTo: ['https://app.example', 'https://api.example'],
      cookieTo: ['https://app.example'],
    });
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
