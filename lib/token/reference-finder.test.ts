import { describe, expect, test } from 'vitest';
import {
  COOKIE_ATTRIBUTES,
  cookie,
  navigation,
  request,
  requestBody,
  response,
  responseBody,
  storage,
} from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { placedTexts } from '../scan/place.ts';
import { scanMessage } from '../scan/scan-message.ts';
import { readEnvelope } from './envelopes.ts';
import { kindOf } from './kind.ts';
import { namedValues } from './named-values.ts';
import { ReferenceFinder } from './reference-finder.ts';
import { tokenOf } from './reference-token.ts';

const READERS = { readEnvelope, namedValues };
const SESSION = 'q1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u';

function find(message: Message, finder = new ReferenceFinder(READERS)) {
  return finder.find(placedTexts(message), scanMessage(message));
}

describe('reference tokens in a message', () => {
  test('a session cookie is seen sent, set and kept, with how it was set', () => {
    expect(find(request({ fields: { cookie: `a=1; PHPSESSID=${SESSION}` } }))).toEqual([
      { raw: SESSION, form: 'reference', carrier: 'cookie', field: 'PHPSESSID', via: [] },
    ]);
    const line = `PHPSESSID=${SESSION}; Path=/; Secure`;
    expect(find(response({ fields: { 'set-cookie': line } }))).toMatchObject([
      { carrier: 'set-cookie', cookie: { secure: true, httpOnly: false, path: '/' } },
    ]);
    expect(find(cookie({ name: 'PHPSESSID', value: SESSION }))).toMatchObject([
      { carrier: 'cookie-jar', cookie: COOKIE_ATTRIBUTES },
    ]);
  });

  test('a cookie that holds a token is none, whatever its name', () => {
    expect(find(request({ fields: { cookie: `PHPSESSID=${jws({ sub: 'ada' })}` } }))).toEqual([]);
  });

  test('a short value under a famous name is none', () => {
    expect(find(request({ fields: { cookie: 'PHPSESSID=1; sid=de' } }))).toEqual([]);
  });

  test('a cookie that keeps someone on one server is no credential', () => {
    const value = 'k5q0ZbVxW3yLmN8pD7fGhJ2sK4u9tR5kQ1C8vXwYzAbCdEfG';
    expect(find(request({ fields: { cookie: `AWSALB=${value}; AWSALBCORS=${value}` } }))).toEqual(
      [],
    );
  });

  test('an opaque bearer credential is one, without its scheme', () => {
    const value = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    expect(find(request({ fields: { authorization: `Bearer ${value}` } }))).toEqual([
      {
        raw: value,
        form: 'reference',
        carrier: 'request-header',
        field: 'Authorization',
        via: ['Bearer'],
      },
    ]);
    expect(find(request({ fields: { authorization: 'Basic YWRhOnNlY3JldA==' } }))).toEqual([]);
  });

  test('the parts of a cookie that was put together are none of their own', () => {
    const message = request({
      fields: { cookie: `PHPSESSID.0=${SESSION}; PHPSESSID.1=${SESSION}` },
    });
    const found = [
      { raw: 'x', form: 'jws', carrier: 'cookie', field: 'PHPSESSID.0+.1', via: [] },
    ] as const;
    expect(new ReferenceFinder(READERS).find(placedTexts(message), found)).toEqual([]);
  });

  test('one that comes twice under one name is one', () => {
    const message = request({ fields: { cookie: `PHPSESSID=${SESSION}; PHPSESSID=${SESSION}` } });
    expect(find(message)).toHaveLength(1);
  });

  test('asked again the answer is the same', () => {
    const finder = new ReferenceFinder(READERS);
    const message = request({ fields: { cookie: `connect.sid=${SESSION}` } });
    expect(find(message, finder)).toEqual(find(message, finder));
  });
});

/** The references as lines: carrier, field, chain, value. */
const lines = (message: Message, finder = new ReferenceFinder(READERS)): readonly string[] =>
  find(message, finder).map(({ carrier, field, via, raw }) =>
    [carrier, field, ...via, raw === SESSION ? 'it' : raw].join(' › '),
  );

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const GITHUB = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;

describe('opaque tokens by the names that OAuth gave them', () => {
  const answer = {
    access_token: jws({ sub: 'ada' }),
    token_type: 'Bearer',
    refresh_token: SESSION,
  };

  test.each<readonly [string, Message, readonly string[]]>([
    [
      'in the answer of a token endpoint, beside a JWT',
      responseBody(JSON.stringify(answer), JSON_TYPE),
      ['response-body › $.refresh_token › it'],
    ],
    [
      'in a request for a fresh token',
      requestBody(`grant_type=refresh_token&refresh_token=${SESSION}`, FORM_TYPE),
      ['request-body › refresh_token › it'],
    ],
    [
      'that the browser took apart itself',
      requestBody('', null, { body: { form: [{ name: 'refresh_token', value: SESSION }] } }),
      ['request-body › refresh_token › it'],
    ],
    [
      'encoded in a form, with the secret of the client',
      requestBody(
        'refresh_token=1%2F%2F0gQ1C9tR5k0ZbVxW&client_secret=GOCSPX-a1B2c3D4e5F6g7',
        null,
      ),
      [
        'request-body › refresh_token › percent-encoded › 1//0gQ1C9tR5k0ZbVxW',
        'request-body › client_secret › GOCSPX-a1B2c3D4e5F6g7',
      ],
    ],
    [
      'in a part of multipart',
      requestBody(
        `--x\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${SESSION}\r\n--x--`,
        'multipart/form-data; boundary=x',
      ),
      ['request-body › access_token › it'],
    ],
    [
      'in a query',
      request({ url: `https://a.example/api?access_token=${SESSION}&n=1` }),
      ['url-query › access_token › it'],
    ],
    [
      'in the URL of a web socket',
      request({ url: `wss://a.example/live?access_token=${SESSION}` }),
      ['websocket-url › access_token › it'],
    ],
    [
      'in a fragment that the page was sent back with',
      navigation(`https://a.example/cb#access_token=${SESSION}&state=x`),
      ['url-fragment › access_token › it'],
    ],
    [
      'in the URL that an answer leads to',
      response({ fields: { Location: `/cb#access_token=${SESSION}&state=x` } }),
      ['response-header › Location › #access_token › it'],
    ],
    [
      'in the URL of the page before',
      request({ fields: { Referer: `https://a.example/cb?access_token=${SESSION}` } }),
      ['request-header › Referer › ?access_token › it'],
    ],
    [
      'in storage, in JSON',
      storage({ name: 'oidc.user:x', value: JSON.stringify(answer) }),
      ['local-storage › oidc.user:x › $.refresh_token › it'],
    ],
    [
      'in storage, under a key of its name',
      storage({ area: 'session-storage', name: 'app.refresh_token', value: `"${SESSION}"` }),
      ['session-storage › app.refresh_token › quoted › it'],
    ],
    [
      'in a cookie of JSON',
      request({ fields: { cookie: `auth=${encodeURIComponent(JSON.stringify(answer))}` } }),
      ['cookie › auth › percent-encoded › $.refresh_token › it'],
    ],
  ])('%s', (_, message, expected) => {
    expect(lines(message)).toEqual(expected);
  });

  test.each<readonly [string, Message]>([
    ['JWTs are tokens', responseBody(JSON.stringify({ refresh_token: jws() }), JSON_TYPE)],
    ['so are they in base64', storage({ name: 'refresh_token', value: btoa(jws({ a: 1 })) })],
    ['words are no secrets', responseBody('{"access_token":"please sign in first"}', JSON_TYPE)],
    ['short values are none', requestBody('access_token=1&refresh_token=none', FORM_TYPE)],
    ['a code is used once', request({ url: `https://a.example/cb?code=${SESSION}&state=1` })],
    ['session ids are cookies', responseBody(`{"sid":"${SESSION}"}`, JSON_TYPE)],
    ['any other name', responseBody(`{"id":"${SESSION}","etag":"${SESSION}"}`, JSON_TYPE)],
    [
      'a part of a value',
      request({ fields: { cookie: `a.0={"access_token":"${SESSION}"; a.1=x` } }),
    ],
  ])('%s', (_, message) => {
    expect(lines(message)).toEqual([]);
  });

  test('are refresh tokens where they are called so', () => {
    const kinds = find(responseBody(JSON.stringify({ ...answer, access_token: GITHUB }), JSON_TYPE))
      .map((hit) => ({ hit, token: tokenOf({ ...hit, places: [hit] }) }))
      .map(({ hit, token }) => token && kindOf(token, [hit]));
    expect(kinds).toMatchObject([
      { kind: 'access', reasons: [{ code: 'recognised', evidence: { value: 'ghp_' } }] },
      { kind: 'refresh', reasons: [{ code: 'carried', name: 'refresh_token' }] },
    ]);
  });

  test('a client’s secret is no token for anything', () => {
    const [hit] = find(requestBody('client_secret=GOCSPX-a1B2c3D4e5F6g7', FORM_TYPE));
    const token = hit && tokenOf({ ...hit, places: [hit] });
    expect(token?.recognition).toMatchObject({ family: 'client-secret' });
    expect(token && hit && kindOf(token, [hit]).kind).toBe('unknown');
  });
});

describe('opaque tokens by their prefix', () => {
  test.each<readonly [string, Message, readonly string[]]>([
    [
      'in JSON under any name',
      responseBody(JSON.stringify({ list: [{ key: GITHUB }] }), JSON_TYPE),
      [`response-body › $.list[0].key › ${GITHUB}`],
    ],
    [
      'in a field of any name',
      request({ fields: { 'PRIVATE-TOKEN': 'glpat-a1B2c3D4e5F6g7H8i9J0' } }),
      ['request-header › Private-Token › glpat-a1B2c3D4e5F6g7H8i9J0'],
    ],
    ['in storage', storage({ name: 'x', value: GITHUB }), [`local-storage › x › ${GITHUB}`]],
    [
      'in a query',
      request({ url: `https://a.example/?t=${GITHUB}` }),
      [`url-query › t › ${GITHUB}`],
    ],
  ])('%s', (_, message, expected) => {
    expect(lines(message)).toEqual(expected);
  });
});

describe('fields that hold a credential alone', () => {
  test.each(['X-Api-Key', 'x-auth-token'])('%s', (name) => {
    expect(lines(request({ fields: { [name]: SESSION } }))).toHaveLength(1);
    expect(lines(request({ fields: { [name]: 'a b c' } }))).toEqual([]);
    expect(lines(request({ fields: { [name]: jws() } }))).toEqual([]);
  });
});

describe('cookies that keep someone on one server', () => {
  const value = 'k5q0ZbVxW3yLmN8pD7fGhJ2sK4u9tR5kQ1C8vXwYzAbCdEfG';
  const message = request({
    fields: { cookie: `AWSALB=${value}; BIGipServerpool=1677787402.36895.0000; _ga=GA1.2.3.4` },
  });

  test('are listed while that is wanted, also if they were seen before', () => {
    let wanted = false;
    const finder = new ReferenceFinder(READERS, { stickiness: () => wanted });
    expect(lines(message, finder)).toEqual([]);
    wanted = true;
    expect(lines(message, finder)).toEqual([
      `cookie › AWSALB › ${value}`,
      'cookie › BIGipServerpool › 1677787402.36895.0000',
    ]);
    wanted = false;
    expect(lines(message, finder)).toEqual([]);
  });

  test('say what they are, and are credentials for nothing', () => {
    const hits = find(message, new ReferenceFinder(READERS, { stickiness: () => true }));
    const tokens = hits.map((hit) => tokenOf({ ...hit, places: [hit] }));
    expect(tokens.map((token) => token?.recognition)).toMatchObject([
      { role: 'stickiness', label: 'AWS Application Load Balancer' },
      { role: 'stickiness', label: 'F5 BIG-IP persistence' },
    ]);
    expect(tokens.map((token) => token && kindOf(token, hits).kind)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

test('what was found can be read again from what a ledger keeps of it', () => {
  const hits = find(request({ fields: { cookie: `connect.sid=${SESSION}` } }));
  expect(hits).toHaveLength(1);
  for (const hit of hits) {
    const token = tokenOf({ raw: hit.raw, form: hit.form, places: [hit] });
    expect(token).toMatchObject({ form: 'reference', claims: { state: 'reference' } });
  }
});
