import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import {
  cookie,
  request,
  requestBody,
  response,
  responseBody,
  storage,
} from '../../tests/support/messages.ts';
import { jws, segment } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { decodeToken } from './decode.ts';
import { kindOf } from './kind.ts';
import { tokenOf } from './reference-token.ts';
import { TokenFinder } from './token-finder.ts';

const SESSION = 'q1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u';
const TOKEN = jws({ sub: 'ada', act_token: jws({ sub: 'grace' }) });

test('a message shows its tokens, those inside of them, and what is none', () => {
  const fields = { Authorization: `Bearer ${TOKEN}`, Cookie: `connect.sid=${SESSION}` };
  const { hits, limits } = new TokenFinder().find(request({ fields }));
  expect(hits.map(({ field, form, via }) => [field, form, ...via].join(' '))).toEqual([
    'Authorization jws Bearer',
    'Authorization jws Bearer claims $.act_token',
    'connect.sid reference',
  ]);
  expect(limits).toEqual([]);
});

test('what was left alone is said', () => {
  let text: string = TOKEN;
  for (let depth = 0; depth < 12; depth++) text = segment(text);
  const { limits } = new TokenFinder().find(request({ fields: { 'X-Deep': text } }));
  expect(limits).toMatchObject([{ code: 'too-deep', field: 'X-Deep' }]);
});

const values = fc.oneof(
  anyText,
  fc.constantFrom(
    ...[TOKEN, `Bearer ${TOKEN}`, SESSION, `Bearer ${SESSION}`, jws(), `"${jws()}"`, 'dark', ''],
    ...[encodeURIComponent(JSON.stringify({ access_token: TOKEN, refresh_token: SESSION }))],
    ...[JSON.stringify({ refresh_token: SESSION, jwt: TOKEN }), `?access_token=${SESSION}`],
    ...[`base64-${segment(JSON.stringify({ access_token: TOKEN }))}`, TOKEN.slice(0, 80)],
    ...[TOKEN.slice(80), `s:${SESSION}.Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGx5`],
  ),
);
const names = fc.constantFrom(
  ...[
    'connect.sid',
    'connect.sid.sig',
    'access_token',
    'a.0',
    'a.1',
    'a',
    'AWSALB',
    '',
    'X-Api-Key',
  ],
  ...['Authorization', '__proto__'],
);
const pairs = fc.array(fc.tuple(names, values), { maxLength: 5 });

const messages: fc.Arbitrary<Message> = fc.oneof(
  pairs.map((all) => request({ fields: Object.fromEntries(all) })),
  pairs.map((all) => {
    const line = all.map(([name, value]) => `${name}=${value}`).join('; ');
    return request({ url: `https://a.example/?${line}`, fields: { Cookie: line } });
  }),
  pairs.map((all) =>
    response({
      fields: { 'Set-Cookie': all.map(([name, value]) => `${name}=${value}`).join('\n') },
    }),
  ),
  fc.tuple(names, values).map(([name, value]) => cookie({ name, value })),
  fc.tuple(names, values).map(([name, value]) => storage({ name, value })),
  values.map((text) => responseBody(text)),
  values.map((text) => requestBody(text, 'application/x-www-form-urlencoded')),
);

describe('whatever comes', () => {
  test('what is remembered changes nothing that is found', () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 12 }), (all) => {
        const remembering = new TokenFinder();
        const forgetful = new TokenFinder();
        for (const message of [...all, ...all]) {
          forgetful.forget();
          // Attributes are the same object only by chance.
          expect(remembering.find(message)).toEqual(forgetful.find(message));
        }
      }),
      { numRuns: 400 },
    );
  });

  test('each text at one place is one hit, and can be read from what a ledger keeps of it', () => {
    fc.assert(
      fc.property(messages, fc.boolean(), (message, stickiness) => {
        const { hits } = new TokenFinder({ stickiness: () => stickiness }).find(message);
        const keys = hits.map(({ carrier, field, raw }) => `${carrier} ${field} ${raw}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const hit of hits) {
          const token = tokenOf({ ...hit, places: [hit] });
          expect(token?.form).toBe(hit.form);
          if (token === null) continue;
          kindOf(token, [hit]);
          if (token.recognition !== undefined) expect(decodeToken(hit.raw)).toBeNull();
        }
      }),
      { numRuns: 1500 },
    );
  });
});
