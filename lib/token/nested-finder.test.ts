import { describe, expect, test } from 'vitest';
import { request } from '../../tests/support/messages.ts';
import { decoded, jwe, jws, jwsOf, segment } from '../../tests/support/tokens.ts';
import { nestedFrom } from '../scan/hit.ts';
import { scanMessage } from '../scan/scan-message.ts';
import { innerTokens, NESTED_DEPTH } from './inner-tokens.ts';
import { kindOf } from './kind.ts';
import { MOST_NESTED } from './nested.ts';
import { NestedFinder } from './nested-finder.ts';

const INNER = jws({ sub: 'ada' });

function nestedIn(
  fields: Readonly<Record<string, string>>,
  finder = new NestedFinder(innerTokens),
) {
  return finder.find(scanMessage(request({ fields })));
}

/** The chains to the tokens inside of a bearer token. */
const chainsIn = (token: string): readonly string[] =>
  nestedIn({ Authorization: `Bearer ${token}` }).map(({ via }) => via.join(' › '));

describe('a token inside of a token', () => {
  test('is found at the place of the outer one, its chain going on', () => {
    expect(nestedIn({ Authorization: `Bearer ${jws({ act_token: INNER })}` })).toEqual([
      {
        raw: INNER,
        form: 'jws',
        carrier: 'request-header',
        field: 'Authorization',
        via: ['Bearer', 'claims', '$.act_token'],
      },
    ]);
  });

  test('may stand in a list, in the header, or be all the claims', () => {
    expect(chainsIn(jws({ vp: [{ jwt: INNER }], enc: jwe() }, { jwt: INNER }))).toEqual([
      'Bearer › claims › $.vp[0].jwt',
      'Bearer › claims › $.enc',
    ]);
    expect(chainsIn(jws({}, { jwt: INNER }))).toEqual(['Bearer › header › $.jwt']);
    expect(chainsIn(jwsOf(INNER, '{"alg":"RS256","cty":"JWT"}'))).toEqual(['Bearer › claims › $']);
  });

  test('is told once, also if it stands there by itself', () => {
    const outer = jws({ a: INNER, b: INNER });
    expect(chainsIn(outer)).toEqual(['Bearer › claims › $.a']);
    expect(nestedIn({ Authorization: `Bearer ${outer}, Bearer ${INNER}` })).toEqual([]);
    // Another field is another place.
    expect(nestedIn({ Authorization: `Bearer ${outer}`, 'X-Actor': INNER })).toHaveLength(1);
  });

  test('may hold another, to a limit', () => {
    let token = INNER;
    for (let depth = 0; depth < NESTED_DEPTH + 3; depth++) token = jws({ t: token });
    const chains = chainsIn(token);
    expect(chains).toHaveLength(NESTED_DEPTH);
    expect(chains.at(-1)).toBe(`Bearer${' › claims › $.t'.repeat(NESTED_DEPTH)}`);
  });

  test('is one of so many at most', () => {
    const list = Array.from({ length: MOST_NESTED + 10 }, (_, n) => jws({ n }));
    expect(chainsIn(jws({ list }))).toHaveLength(MOST_NESTED);
  });

  test('is found alike when it is remembered, and when it no longer is', () => {
    const finder = new NestedFinder(innerTokens, { longest: 2000, characters: 3000 });
    const fields = (n: number) => ({ Authorization: `Bearer ${jws({ n, t: INNER })}` });
    const first = nestedIn(fields(0), finder);
    expect(nestedIn(fields(0), finder)).toEqual(first);
    for (let n = 1; n < 30; n++) expect(nestedIn(fields(n), finder)).toEqual(first);
    finder.forget();
    expect(nestedIn(fields(0), finder)).toEqual(first);
  });

  test('is not of the kind that its carrier tells of the outer one', () => {
    const [hit] = nestedIn({ Authorization: `Bearer ${jws({ subject: INNER })}` });
    expect(hit && kindOf(decoded(INNER), [hit])).toEqual({ kind: 'unknown', reasons: [] });
    const [named] = nestedIn({ Cookie: `access_token=${jws({ id_token: INNER })}` });
    expect(named && kindOf(decoded(INNER), [named]).kind).toBe('id');
  });
});

test.each([
  [['Bearer'], -1],
  [['claims', 'quoted'], -1],
  [['$.header'], -1],
  [['Bearer', 'claims', '$.t'], 1],
  [['$.a', 'header', '$.t', 'claims', '$'], 3],
])('the chain %j leads into a token at %i', (via, at) => {
  expect(nestedFrom(via)).toBe(at);
});

test('a scheme that is called claims leads nowhere', () => {
  const value = `claims ${segment(`{"t":"${INNER}"}`)}`;
  const [hit] = scanMessage(request({ fields: { Authorization: value } }));
  expect(hit?.via).not.toEqual([]);
  expect(hit && nestedFrom(hit.via)).toBe(-1);
});
