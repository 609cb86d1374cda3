import { describe, expect, test } from 'vitest';
import { jws, segment } from '../../tests/support/tokens.ts';
import { unwrap } from './unwrap.ts';
import { UNWRAP_LIMITS } from './unwrapper.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });

/** Every token as its chain. */
const chains = (text: string): readonly string[] =>
  unwrap(text).tokens.map(({ via }) => via.join(' › '));

/** base64url of it, so many times. */
function nested(text: string, times: number): string {
  return times === 0 ? text : nested(segment(text), times - 1);
}

describe('each place is one', () => {
  test('the same token in two members is two, each with its span', () => {
    const text = JSON.stringify({ a: TOKEN, b: [TOKEN] });
    const spans = unwrap(text).tokens.map(({ span, via }) => [span?.start, ...via]);
    expect(spans).toEqual([
      [text.indexOf(TOKEN), '$.a'],
      [text.lastIndexOf(TOKEN), '$.b[0]'],
    ]);
  });

  test('a token that stands verbatim in JSON in a string keeps its span', () => {
    const text = JSON.stringify({ a: JSON.stringify({ b: TOKEN }), c: OTHER });
    expect(unwrap(text).tokens).toEqual([
      {
        raw: TOKEN,
        form: 'jws',
        via: ['$.a', 'JSON', '$.b'],
        span: { start: text.indexOf(TOKEN), end: text.indexOf(TOKEN) + TOKEN.length },
      },
      {
        raw: OTHER,
        form: 'jws',
        via: ['$.c'],
        span: { start: text.indexOf(OTHER), end: text.indexOf(OTHER) + OTHER.length },
      },
    ]);
  });

  test('what is wrapped and what is not, side by side', () => {
    const text = `${TOKEN} ${segment(OTHER)} %22${TOKEN}%22 {"x":"${OTHER}"}`;
    expect(chains(text)).toEqual(['', 'base64url', 'percent-encoded › quoted', '$.x']);
  });

  test('nested tokens in claims are left to decoding', () => {
    expect(chains(jws({ inner: TOKEN, note: 'x'.repeat(99) }))).toEqual(['']);
  });
});

describe('a bound that is hit is said', () => {
  test('depth: what is wrapped deeper is not seen, and the chain tells where', () => {
    const { depth } = UNWRAP_LIMITS;
    expect(unwrap(nested(TOKEN, depth)).tokens).toHaveLength(1);
    const { tokens, limits } = unwrap(nested(TOKEN, depth + 1));
    expect(tokens).toEqual([]);
    expect(limits.map(({ code, via }) => [code, via.length])).toEqual([['too-deep', depth + 1]]);
  });

  test('depth of JSON: the token is found, without a path', () => {
    const { tokens, limits } = unwrap(`${'{"a":'.repeat(150)}"${TOKEN}"`);
    expect(tokens.map(({ raw }) => raw)).toEqual([TOKEN]);
    expect(limits.map(({ code }) => code)).toEqual(['too-deep']);
  });

  test('size and number: verbatim tokens are found all the same', () => {
    const text = `${TOKEN} ${segment(OTHER)} ${segment(`"${OTHER}"`)}`;
    expect(unwrap(text).tokens).toHaveLength(3);
    for (const [limits, code] of [
      [{ ...UNWRAP_LIMITS, characters: 10 }, 'too-large'],
      [{ ...UNWRAP_LIMITS, texts: 0 }, 'too-many'],
      [{ ...UNWRAP_LIMITS, depth: 0 }, 'too-deep'],
    ] as const) {
      const result = unwrap(text, limits);
      expect(result.tokens.map(({ raw }) => raw)).toEqual([TOKEN]);
      expect(result.limits).toEqual([{ code, via: ['base64url'] }]);
    }
  });

  test('a path keeps its end', () => {
    const [path] =
      unwrap(JSON.stringify({ ['n'.repeat(300)]: { id_token: TOKEN } })).tokens[0]?.via ?? [];
    expect(path).toMatch(/^\$….+\.id_token$/);
    expect(path?.length).toBeLessThan(300);
  });
});

// Each of these would take minutes if any step went over the text again for every character.
describe('megabytes of hostile text are over before anyone waits', () => {
  test.each([
    ['percent signs', '%'],
    ['encoded percent signs', '%25'],
    ['encoded dots', '%2E'],
    ['encoded words', '%41b '],
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['escaped quotes', '\\"'],
    ['escaped dots', '"\\u002e'],
    ['braces', '{'],
    ['open objects', '{"a":'],
    ['open arrays', '[['],
    ['serializations', '{"signature":"a","protected":{"ciphertext":"'],
    ['base64', 'aGVsbG8g'],
    ['base64 and slashes', '/aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8g'],
    ['slashes', '/'],
    ['prefixes', 'base64-'],
    ['parameters', 'a=%2E1234567890123456&'],
    ['parameters with tokens', `a=${TOKEN}&`],
    ['marks', '?a=#b=&'],
    ['parts', '--x\n\n'],
    ['tokens in quotes', `"${TOKEN}",`],
    ['encoded tokens', `${segment(TOKEN)},`],
  ])('%s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    expect(unwrap(text).tokens.length).toBeLessThan(text.length);
    expect(unwrap(`--x\n${text}"}]`).tokens.length).toBeLessThan(text.length);
  });

  test('JSON in JSON, each level twice the backslashes', () => {
    let text = TOKEN;
    while (text.length < 2 ** 20) text = JSON.stringify({ a: `${text}\\` });
    expect(unwrap(text).tokens.map(({ raw }) => raw)).toEqual([TOKEN]);
  });

  test('base64 in base64', () => {
    let text = TOKEN;
    while (text.length < 2 ** 20) text = segment(text);
    expect(unwrap(text).limits.map(({ code }) => code)).toEqual(['too-deep']);
  });
});
