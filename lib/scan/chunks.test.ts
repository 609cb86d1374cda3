import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { jws, jwsOf, segment } from '../../tests/support/tokens.ts';
import type { CookiePair } from '../http/cookies.ts';
import { ChunkStore } from './chunk-store.ts';
import { assemble } from './chunks.ts';

const VALUE = `base64-${segment(JSON.stringify({ access_token: jws({ sub: 'ada' }) }))}`;

/** A value in so many cookies, named by the index. */
function chunked(value: string, count: number, name: (index: number) => string): CookiePair[] {
  const size = Math.ceil(value.length / count);
  return Array.from({ length: count }, (_, index) => ({
    name: name(index),
    value: value.slice(index * size, (index + 1) * size),
  }));
}

/** How frameworks name the chunks, and how the whole is shown. */
const STYLES = [
  { name: (index: number) => `sb-x-auth-token.${index}`, whole: 'sb-x-auth-token.0+.1+.2' },
  { name: (index: number) => `__session__${index}`, whole: '__session__0+__1+__2' },
  { name: (index: number) => `_oauth2_proxy_${index}`, whole: '_oauth2_proxy_0+_1+_2' },
  {
    name: (index: number) => `.AspNetCore.CookiesC${index + 1}`,
    whole: '.AspNetCore.CookiesC1+C2+C3',
  },
];
const ASP_HEAD = { name: '.AspNetCore.Cookies', value: 'chunks-3' };
const OTHERS = [
  { name: 'theme', value: 'dark' },
  { name: '_ga_1', value: 'GS1.1' },
  { name: 'a.b', value: 'x' },
  { name: 'v2.1.0x', value: 'y' },
];

const withHead = (pairs: readonly CookiePair[]): CookiePair[] =>
  pairs[0]?.name.startsWith('.Asp') ? [...pairs, ASP_HEAD] : [...pairs];

describe('chunks in one message', () => {
  test.each(STYLES)('$whole, in any order, among others', ({ name, whole }) => {
    const pairs = withHead(chunked(VALUE, 3, name));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...pairs, ...OTHERS], { minLength: pairs.length + OTHERS.length }),
        (shuffled) => {
          const assembly = assemble(shuffled);
          expect(
            assembly.whole.map(({ name, value, missing }) => ({ name, value, missing })),
          ).toEqual([{ name: whole, value: VALUE, missing: [] }]);
          expect(assembly.whole[0]?.parts.toSorted()).toEqual(
            pairs.map((pair) => pair.name).toSorted(),
          );
          expect(assembly.rest).toEqual(shuffled.filter((pair) => OTHERS.includes(pair)));
        },
      ),
    );
  });

  test.each(STYLES)('$whole with a chunk missing', ({ name }) => {
    const [first, second, third] = chunked(VALUE, 3, name);
    if (first === undefined || second === undefined || third === undefined) return;
    const start = name(0).endsWith('C1') ? 1 : 0;
    const [middle] = assemble(withHead([third, first])).whole;
    expect(middle?.missing).toEqual([start + 1]);
    expect(middle?.value).toBe(`${first.value} ${third.value}`);
    // A name that ends in _1 proves nothing.
    if (name(0).endsWith('_0') && !name(0).endsWith('__0')) return;
    expect(assemble(withHead([second, third])).whole[0]?.missing).toEqual([start]);
  });

  test('ASP.NET says how many there are', () => {
    const pairs = [
      { name: 'x', value: 'chunks:4' },
      { name: 'xC1', value: 'a' },
      { name: 'xC2', value: 'b' },
    ];
    expect(assemble(pairs).whole).toEqual([
      { name: 'xC1+C2', parts: ['x', 'xC1', 'xC2'], value: 'ab', missing: [3, 4] },
    ]);
    expect(assemble(pairs.slice(1)).whole).toEqual([]);
    expect(assemble(pairs.slice(0, 1))).toEqual({ whole: [], rest: pairs.slice(0, 1) });
  });

  test('whole tokens in numbered cookies are no chunks', () => {
    const pairs = [
      { name: 'token_0', value: jws({ sub: 'ada' }) },
      { name: 'token_1', value: jws({ sub: 'grace' }) },
      { name: 'jwt.1', value: jws() },
    ];
    expect(assemble(pairs)).toEqual({ whole: [], rest: pairs });
  });

  test('the first of two cookies with one name counts', () => {
    const pairs = [
      { name: 'x.0', value: 'a' },
      { name: 'x.1', value: 'b' },
      { name: 'x.0', value: 'c' },
    ];
    const { whole, rest } = assemble(pairs);
    expect(whole.map(({ value }) => value)).toEqual(['ab']);
    expect(rest).toEqual(pairs.slice(2));
  });
});

describe('a token in two cookies', () => {
  const SIGNATURE = 's'.repeat(43);
  const TOKEN = jwsOf('{"sub":"ada"}', '{"alg":"HS256"}', SIGNATURE);
  const half = TOKEN.slice(0, TOKEN.lastIndexOf('.'));

  test.each([
    ['jwt_hp', 'jwt_sig', half],
    ['token', 'signature', `${half}.`],
  ])('%s and %s, in either order', (name, other, value) => {
    const pairs = [
      { name: other, value: SIGNATURE },
      { name: 'theme', value: 'dark' },
      { name, value },
    ];
    for (const order of [pairs, pairs.toReversed()]) {
      expect(assemble(order).whole).toEqual([
        { name: `${name}+${other}`, parts: [name, other], value: TOKEN, missing: [] },
      ]);
    }
  });

  test('of several signatures the one with the most similar name', () => {
    const signature = { name: 'app_jwt_s', value: SIGNATURE };
    const pairs = [
      { name: 'csrf', value: 'x'.repeat(43) },
      { name: 'app_jwt', value: half },
      signature,
    ];
    expect(assemble(pairs).whole.map(({ parts }) => parts)).toEqual([['app_jwt', 'app_jwt_s']]);
  });

  test('what has another length is no signature, and half a token alone stays by itself', () => {
    const pairs = [
      { name: 'jwt', value: half },
      { name: 'jwt_sig', value: 's'.repeat(42) },
      { name: 'sid', value: 's'.repeat(86) },
    ];
    expect(assemble(pairs)).toEqual({ whole: [], rest: pairs });
  });
});

test('any cookies are answered, and none is lost', () => {
  const name = fc.oneof(anyText, fc.constantFrom('a.0', 'a.1', 'a_0', 'a__2', 'aC1', 'aC2', 'a'));
  const value = fc.oneof(
    anyText,
    fc.constantFrom('chunks-2', 'chunks-999', jws(), jws().slice(0, 60)),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ name, value })), (pairs) => {
      const { whole, rest } = assemble(pairs);
      const parts = new Set(whole.flatMap((cookie) => cookie.parts));
      for (const pair of pairs) expect(rest.includes(pair) || parts.has(pair.name)).toBe(true);
    }),
  );
});

describe('chunks that come one at a time', () => {
  const pairs = chunked(VALUE, 3, (index) => `x.${index}`);

  test('in any order, the last one makes it whole', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: 3 }), (order) => {
        const store = new ChunkStore();
        const taken = order.map((pair) => store.take('site', [pair]));
        expect(taken.at(-1)?.whole).toEqual(assemble(pairs).whole);
        expect(taken.every(({ rest }) => rest.length === 0)).toBe(true);
      }),
    );
  });

  test('sites are kept apart', () => {
    const store = new ChunkStore();
    store.take('a', pairs.slice(0, 2));
    expect(store.take('b', pairs.slice(2)).whole[0]?.missing).toEqual([0, 1]);
  });

  test('a chunk that is replaced makes the others old', () => {
    const store = new ChunkStore();
    store.take('site', pairs);
    const changed = { name: 'x.1', value: 'new' };
    expect(store.take('site', [changed]).whole[0]?.missing).toEqual([0]);
    expect(store.take('site', [{ name: 'x.0', value: 'old' }]).whole[0]?.value).toBe('oldnew');
  });

  test('the same chunk again changes nothing', () => {
    const store = new ChunkStore();
    store.take('site', pairs);
    expect(store.take('site', pairs.slice(1, 2)).whole[0]?.value).toBe(VALUE);
  });

  test('a chunk that is emptied is gone, and of one set twice the last stays', () => {
    const store = new ChunkStore();
    store.take('site', pairs);
    store.take('site', [{ name: 'x.2', value: '' }]);
    expect(store.take('site', pairs.slice(0, 1)).whole[0]?.parts).toEqual(['x.0', 'x.1']);
    const twice = [
      { name: 'y.0', value: 'first' },
      { name: 'y.0', value: 'last' },
      { name: 'y.1', value: '!' },
    ];
    expect(store.take('site', twice).whole[0]?.value).toBe('last!');
  });

  test('a signature that follows its half, and a new half that drops the old signature', () => {
    const store = new ChunkStore();
    const half = (sub: string) => ({
      name: 'jwt',
      value: `${segment('{"alg":"HS256"}')}.${segment(JSON.stringify({ sub }))}`,
    });
    const signature = { name: 'jwt_s', value: 's'.repeat(43) };
    expect(store.take('site', [half('ada')]).rest).toHaveLength(1);
    expect(store.take('site', [signature]).whole).toHaveLength(1);
    expect(store.take('site', [half('grace')]).whole).toHaveLength(0);
    expect(store.take('site', [{ ...signature, value: 't'.repeat(43) }]).whole).toHaveLength(1);
  });

  test('memory is bounded: sites, chunks of a site, and the length of each', () => {
    const limits = { sites: 2, chunks: 2, length: 10 };
    const store = new ChunkStore(limits);
    const lone = (index: number) => [{ name: `x.${index}`, value: 'v' }];
    for (const site of ['a', 'b', 'c']) store.take(site, lone(0));
    expect(store.take('a', lone(1)).whole[0]?.missing).toEqual([0]);
    expect(store.take('c', lone(1)).whole[0]?.missing).toEqual([]);
    store.take('c', [{ name: 'y.0', value: 'long, too long' }]);
    expect(store.take('c', [{ name: 'y.1', value: 'v' }]).whole[0]?.missing).toEqual([0]);
    for (let index = 0; index < 5; index++) store.take('c', [{ name: `${index}.0`, value: 'v' }]);
    expect(store.take('c', lone(2)).whole[0]?.missing).toEqual([0, 1]);
  });

  test('parts of a whole value are forgotten when it is cleared, those that wait are not', () => {
    const store = new ChunkStore();
    const later = chunked(VALUE, 3, (index) => `y.${index}`);
    store.take('site', [...pairs, ...later.slice(1)]);
    store.forget();
    expect(store.take('site', pairs.slice(1, 2)).whole[0]?.missing).toEqual([0]);
    expect(store.take('site', later.slice(0, 1)).whole[0]?.value).toBe(VALUE);
  });
});
