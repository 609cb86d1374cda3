import { describe, expect, test } from 'vitest';
import { COOKIE_ATTRIBUTES, cookie, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { placedTexts } from '../scan/place.ts';
import { scanMessage } from '../scan/scanner.ts';
import { ReferenceFinder } from './reference-finder.ts';
import { tokenOf } from './reference-token.ts';

const SESSION = 'q1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u';

function find(message: Message, finder = new ReferenceFinder()) {
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
    expect(new ReferenceFinder().find(placedTexts(message), found)).toEqual([]);
  });

  test('asked again the answer is the same', () => {
    const finder = new ReferenceFinder();
    const message = request({ fields: { cookie: `connect.sid=${SESSION}` } });
    expect(find(message, finder)).toEqual(find(message, finder));
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
