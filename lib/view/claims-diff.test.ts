import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, jwe, jws, jwsOf } from '../../tests/support/tokens.ts';
import { type Diff, diffOf } from './claims-diff.ts';
import { changeWords, diffText } from './diff-words.ts';

const between = (before: string, after: string): Diff =>
  diffOf(decoded(jwsOf(before)), decoded(jwsOf(after)));

/** Each change as `path: before → after`. */
const changes = (before: string, after: string): readonly string[] =>
  between(before, after).changed.map(
    ({ path, before: one, after: other }) => `${path}: ${one} → ${other}`,
  );

describe('a difference between two tokens', () => {
  test.each([
    ['added', '{"a":1}', '{"a":1,"b":2}', ['$.b: null → 2']],
    ['removed', '{"a":1,"b":2}', '{"a":1}', ['$.b: 2 → null']],
    ['changed', '{"a":1}', '{"a":"1"}', ['$.a: 1 → "1"']],
    ['a number as it is written', '{"n":1}', '{"n":1.0}', ['$.n: 1 → 1.0']],
    [
      'a big number',
      '{"n":100002348117421473}',
      '{"n":100002348117421474}',
      ['$.n: 100002348117421473 → 100002348117421474'],
    ],
    ['not the order of members', '{"a":1,"b":{"c":1,"d":2}}', '{"b":{"d":2,"c":1},"a":1}', []],
    ['deep inside', '{"a":{"b":{"c":1}}}', '{"a":{"b":{"c":2}}}', ['$.a.b.c: 1 → 2']],
    [
      'a list as a whole',
      '{"scp":["a","b"]}',
      '{"scp":["a","c"]}',
      ['$.scp: ["a","b"] → ["a","c"]'],
    ],
    [
      'the order of a list',
      '{"scp":["a","b"]}',
      '{"scp":["b","a"]}',
      ['$.scp: ["a","b"] → ["b","a"]'],
    ],
    [
      'objects in a list',
      '{"a":[{"b":1},{"b":2}]}',
      '{"a":[{"b":1},{"b":3}]}',
      ['$.a[1].b: 2 → 3'],
    ],
    ['an object for a value', '{"a":{}}', '{"a":null}', ['$.a: {} → null']],
    ['an object that lost its last member', '{"a":{"b":1}}', '{"a":{}}', ['$.a.b: 1 → null']],
    ['the second of two of one name', '{"a":1,"a":2}', '{"a":1,"a":3}', ['$.a: 2 → 3']],
    ['a name that needs quotes', '{"a b":1}', '{"a b":2}', ['$["a b"]: 1 → 2']],
  ])('%s', (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  test('of dates is told as a span', () => {
    const { changed } = between('{"exp":100,"iat":50}', '{"exp":400,"iat":20}');
    expect(changed.map(({ moved }) => moved)).toEqual([300_000, -30_000]);
    expect(changed.map(changeWords)).toEqual(['5 min later', '30 s earlier']);
  });

  test('in the header stands first', () => {
    const { changed } = diffOf(
      decoded(jws({ a: 1 }, { kid: 'x' })),
      decoded(jws({ a: 2 }, { kid: 'y' })),
    );
    expect(changed.map(({ part, path }) => `${part} ${path}`)).toEqual([
      'header $.kid',
      'claims $.a',
    ]);
  });

  test('of which one is encrypted is that of the headers', () => {
    const { changed, claims } = diffOf(decoded(jws({ a: 1 })), decoded(jwe()));
    expect(claims).toBe(false);
    expect(changed.every(({ part }) => part === 'header')).toBe(true);
  });

  test('as text has a sign for each change', () => {
    expect(diffText(between('{"a":1,"b":2,"exp":1}', '{"a":1,"c":"x","exp":61}'))).toBe(
      [
        '+ claims $.c: "x"',
        '~ claims $.exp: 1 → 61 (1 min later)',
        '- claims $.b: 2',
        '  1 unchanged: header $.alg',
        '  claims $.a',
      ]
        .slice(0, 3)
        .join('\n'),
    );
  });
});

test('a token does not differ from itself, and each difference has its mirror', () => {
  const json = fc.json();
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [before, after] = [`{"v":${one}}`, `{"v":${other}}`];
      expect(changes(before, before)).toEqual([]);
      const forth = between(before, after).changed.map(
        (row) => `${row.path} ${row.before} ${row.after}`,
      );
      const back = between(after, before).changed.map(
        (row) => `${row.path} ${row.after} ${row.before}`,
      );
      expect([...forth].sort()).toEqual([...back].sort());
    }),
  );
});
