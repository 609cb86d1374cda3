import { describe, expect, test } from 'vitest';
import { decoded, jwe, jws, jwsOf } from '../../tests/support/tokens.ts';
import { MOST_NESTED, nestedTokens } from './nested.ts';

const INNER = jws({ sub: 'ada' });

/** The tokens inside as lines: part and path. */
function nestedIn(raw: string): readonly string[] {
  return nestedTokens(decoded(raw)).map(({ part, path, token }) =>
    [part, path, token.raw === INNER ? 'inner' : token.form].filter(Boolean).join(' '),
  );
}

describe('tokens inside a token', () => {
  test('a nested JWT is the whole content (RFC 7519 §5.2)', () => {
    expect(nestedIn(jwsOf(INNER, '{"alg":"RS256","cty":"JWT"}'))).toEqual(['content inner']);
  });

  test('claims and header members are named by their path', () => {
    const claims = { vp: [{ jwt: INNER }, 'text'], 'a b': jwe(), sub: 'ey', note: `a ${INNER}` };
    expect(nestedIn(jws(claims, { jwt: INNER }))).toEqual([
      'claims $.vp[0].jwt inner',
      'claims $["a b"] jwe',
      'header $.jwt inner',
    ]);
  });

  test('theirs are found by asking again', () => {
    const [outer] = nestedTokens(decoded(jws({ inner: jws({ inner: INNER }) })));
    expect(outer && nestedTokens(outer.token).map(({ token }) => token.raw)).toEqual([INNER]);
  });

  test('are counted up to a limit', () => {
    const claims = { list: Array.from({ length: MOST_NESTED + 10 }, () => INNER) };
    expect(nestedIn(jws(claims))).toHaveLength(MOST_NESTED);
  });

  test('there are none in claims that cannot be read', () => {
    expect(nestedIn(jwe())).toEqual([]);
    expect(nestedIn(jwsOf('no JSON'))).toEqual([]);
  });
});
