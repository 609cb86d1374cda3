import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16 } from '../../tests/support/arbitraries.ts';
import { ENVELOPE_EXAMPLES, hex } from '../../tests/support/cookie-examples.ts';
import { request, requestBody, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import { READERS } from './all-readers.ts';
import { readEnvelope } from './envelopes.ts';
import { innerTokens } from './inner-tokens.ts';
import { mayBeEnvelope } from './may-be-envelope.ts';
import { mayHoldTokens } from './may-hold-tokens.ts';
import { QuickFinder } from './quick-finder.ts';
import { type ReadEnvelope, recogniseBy } from './recognising.ts';

const EXAMPLES = Object.values(ENVELOPE_EXAMPLES);
const NAMES = [
  'session',
  'sid',
  'PLAY_SESSION',
  'a.session_token',
  'rack.session',
  'sb-a-auth-token',
];

function cookieOf(name: string, value: string) {
  return request({ fields: { cookie: `${name}=${value}` } });
}

describe('a look at a value', () => {
  const pieces = fc.constantFrom(
    ...[
      's:',
      'j:',
      '2|1:0|10:',
      'Fe26.2*',
      'CfDJ8',
      'eyJpdiI6',
      'base64-',
      '--',
      '|',
      ':',
      '.',
      '=',
    ],
    ...['.eJ', 'BAh', 'vi', 'rd1o', '{"a":1}', 'e30', 'PQ==', 'a'.repeat(27), 'b'.repeat(43), '-'],
    ...EXAMPLES.flatMap(({ value }) => [
      value,
      Buffer.from(value).toString('base64'),
      value.slice(0, value.length / 2),
      value.slice(value.length / 2),
    ]),
  );
  const values = fc.oneof(
    anyText,
    anyUtf16,
    fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 5 })
      .map((all) => all.join('')),
  );

  test('misses no envelope that a reader knows', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...NAMES, ''), fc.boolean(), (text, name, sibling) => {
        const candidate = { text, raw: text, name, hasSibling: () => sibling && name !== '' };
        expect(readEnvelope(candidate) === null || mayBeEnvelope(candidate)).toBe(true);
      }),
      { numRuns: 4000 },
    );
    const looked: ReadEnvelope = (candidate) =>
      mayBeEnvelope(candidate) ? readEnvelope(candidate) : null;
    for (const { name, value } of EXAMPLES) {
      const beside = new Set([`${name}.sig`]);
      const whole = recogniseBy(readEnvelope, name, value, beside);
      expect(recogniseBy(looked, name, value, beside), name).toEqual(whole);
    }
  });

  test('takes common pointers and counters for none', () => {
    const common = ['0123456789abcdef0123456789abcdef', 'GA1.1.1234567890.1700000000', 'de', '1'];
    for (const text of common) {
      expect(mayBeEnvelope({ text, raw: text, name: 'sid', hasSibling: () => false })).toBe(false);
    }
  });
});

describe('a look at a token', () => {
  const inner = fc.constantFrom(
    jws({ sub: 'ada' }),
    'v4.public.eyJzdWIiOiJhZGEifQ',
    '{"payload":"e30","protected":"eyJhbGciOiJub25lIn0","signature":""}',
    'ada',
  );
  const claims = fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(inner, fc.array(inner)));
  const contents = fc.oneof(
    claims.map((set) => JSON.stringify(set)),
    claims.map((set) => JSON.stringify(set).replaceAll('"e', '"\\u0065')),
    inner,
    anyText,
  );
  const header = fc.oneof(
    fc.constantFrom('{"alg":"none"}', '{"alg":"none","b64":false}', '{"alg":"x",}'),
    inner.map((token) => JSON.stringify({ alg: 'none', token })),
    inner.map((token) => JSON.stringify({ alg: 'none', enc: 'x', token })),
  );

  test('misses no token inside of another', () => {
    fc.assert(
      fc.property(header, contents, fc.boolean(), (head, content, plain) => {
        const encoded = (text: string): string => Buffer.from(text).toString('base64url');
        const end = head.includes('enc') ? '...' : '.';
        const raw = `${encoded(head)}.${plain ? content : encoded(content)}${end}`;
        const form = head.includes('enc') ? 'jwe' : 'jws';
        expect(innerTokens(raw).length === 0 || mayHoldTokens(raw, form)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(
      mayHoldTokens(jws({ sub: 'ada', exp: 1_700_000_000, email: 'ada@a.example' }), 'jws'),
    ).toBe(false);
  });
});

test('a finder without readers says of which message it cannot tell, and tells it when it has them', () => {
  const finder = new QuickFinder();
  const plain = cookieOf('sid', hex('sid', 16));
  expect(finder.look(finder.split(plain))?.hits).toHaveLength(1);
  const flask = ENVELOPE_EXAMPLES['flask']?.value ?? '';
  const parts = finder.split(cookieOf('session', flask));
  expect(finder.look(parts)).toBeNull();
  const outer = finder.split(cookieOf('a', jws({ inner: jws({ sub: 'ada' }) })));
  expect(finder.look(outer)).toBeNull();
  const inJson = finder.split(requestBody(JSON.stringify({ id_token: jws({ sub: 'ada' }) })));
  expect(finder.look(inJson)).toBeNull();
  const opaque = finder.split(requestBody(JSON.stringify({ access_token: hex('opaque', 16) })));
  expect(finder.look(opaque)).toBeNull();
  finder.readers = READERS;
  expect(finder.look(parts)?.hits).toMatchObject([{ form: 'envelope', raw: flask }]);
  expect(finder.look(outer)?.hits).toHaveLength(2);
  expect(finder.look(inJson)?.hits).toMatchObject([{ form: 'jws', field: '$.id_token' }]);
  expect(finder.look(opaque)?.hits).toMatchObject([{ form: 'reference', field: '$.access_token' }]);
});

test('common messages are told without readers', () => {
  const finder = new QuickFinder();
  const token = jws({ sub: 'ada' });
  const cookies = `sid=${hex('sid', 16)}; t=${token}; seen=%7B%22a%22%3A1%7D; _ga=GA1.1.12.17`;
  for (const [message, hits] of [
    [request({ fields: { authorization: `Bearer ${token}`, cookie: cookies } }), 3],
    [request({ url: `https://a.example/?access_token=${hex('opaque', 16)}` }), 1],
    [request({ url: `https://a.example/#id_token=${token}` }), 1],
    [requestBody(`grant_type=refresh_token&refresh_token=${hex('opaque', 16)}`, null), 1],
    [requestBody('{"query":"{ me { name } }","variables":{"page":[1,2]}}'), 0],
    [response({ fields: { 'Set-Cookie': `t=${token}; Path=/` } }), 1],
  ] as const) {
    expect(finder.look(finder.split(message))?.hits).toHaveLength(hits);
  }
});

describe('where readers cannot be had', () => {
  const TOKEN = jws({ sub: 'ada' });
  const OPAQUE = hex('opaque', 16);
  const FLATTENED = JSON.stringify({
    payload: 'eyJzdWIiOiJhZGEifQ',
    protected: 'eyJhbGciOiJIUzI1NiJ9',
    signature: 'c2ln',
  });
  const certain = (message: Parameters<QuickFinder['split']>[0]) => {
    const finder = new QuickFinder();
    const parts = finder.split(message);
    expect(finder.look(parts)).toBeNull();
    return finder.lookWithoutReaders(parts);
  };

  test.each([
    ['a token in JSON', JSON.stringify({ id_token: TOKEN })],
    ['a value that OAuth named', JSON.stringify({ access_token: OPAQUE })],
    ['a JSON serialization', FLATTENED],
  ])('%s is left alone, and nothing is made up', (_, text) => {
    expect(certain(requestBody(text))).toEqual({ hits: [], limits: [], unread: 1 });
  });

  test('what stands beside it is told as it is with readers', () => {
    const flask = ENVELOPE_EXAMPLES['flask']?.value ?? '';
    const state = encodeURIComponent(JSON.stringify({ token: TOKEN }));
    const message = request({
      url: `https://a.example/?access_token=${OPAQUE}`,
      fields: {
        authorization: `Bearer ${jws({ sub: 'bob' })}`,
        cookie: `session=${flask}; sid=${hex('sid', 16)}; state=${state}; t=${TOKEN}`,
      },
    });
    const { hits, unread } = certain(message);
    const whole = new QuickFinder({}, READERS);
    const all = whole.look(whole.split(message))?.hits ?? [];
    expect(unread).toBe(2);
    expect(hits).toHaveLength(all.length - 2);
    for (const hit of hits) expect(all).toContainEqual(hit);
  });

  test('a token is told, and that what is inside of it was left alone', () => {
    const outer = jws({ sub: 'ada', act_token: jws({ sub: 'grace' }) });
    const { hits, unread } = certain(request({ fields: { authorization: `Bearer ${outer}` } }));
    expect(hits).toMatchObject([{ raw: outer, field: 'Authorization', via: ['Bearer'] }]);
    expect(unread).toBe(1);
  });

  test('the same value a second time is left alone too', () => {
    const text = JSON.stringify({ id_token: TOKEN });
    const fields = { 'X-One': text, 'X-Two': text };
    expect(certain(request({ fields }))).toEqual({ hits: [], limits: [], unread: 2 });
  });

  test('nothing is told that is not told with readers, and nothing is kept back unsaid', () => {
    const examples = Object.values(ENVELOPE_EXAMPLES).map(({ value }) => value);
    const values = fc.constantFrom(
      ...[TOKEN, OPAQUE, FLATTENED, JSON.stringify({ id_token: TOKEN }), ...examples],
      ...[
        btoa(JSON.stringify({ access_token: OPAQUE })),
        jws({ inner: TOKEN }),
        `j:{"a":"${TOKEN}"}`,
      ],
    );
    const names = fc.constantFrom(...NAMES, 'sid.sig', 'session.sig', 't.0', 't.1', 'access_token');
    const cookies = fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name });
    fc.assert(
      fc.property(cookies, values, (pairs, header) => {
        const cookie = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        const fields = { 'X-Header': header, cookie: cookie.join('; ') };
        const whole = new QuickFinder({}, READERS);
        const all = whole.look(whole.split(request({ fields })))?.hits ?? [];
        const finder = new QuickFinder();
        const { hits, unread } = finder.lookWithoutReaders(finder.split(request({ fields })));
        for (const hit of hits) expect(all).toContainEqual(hit);
        if (hits.length < all.length) expect(unread).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
