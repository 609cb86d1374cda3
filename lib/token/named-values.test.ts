import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { namedValues } from './named-values.ts';

const OPAQUE = 'q1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u';
const OTHER = 'Zm9vYmFyQ1C9tR5k0bVxW3yLmN8pD7fG';
const GITHUB = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
const json = JSON.stringify;
const percent = encodeURIComponent;

/** The values as lines: chain and value. */
const valuesIn = (text: string): readonly string[] =>
  namedValues(text).map(({ raw, via }) => [...via, raw].join(' › '));

describe('named values', () => {
  test.each([
    ['a member of JSON', json({ refresh_token: OPAQUE }), [`$.refresh_token › ${OPAQUE}`]],
    [
      'members that lie deep, with white space between',
      `{\n  "data": [ { "accessToken" :\n "${OPAQUE}" } ]\n}`,
      [`$.data[0].accessToken › ${OPAQUE}`],
    ],
    [
      'JSON in a string of JSON',
      json({ body: json({ refresh_token: OPAQUE }) }),
      [`$.body › JSON › $.refresh_token › ${OPAQUE}`],
    ],
    [
      'JSON with escaped slashes',
      '{"access_token":"q1C9tR5k\\/0ZbVxW3yLmN8"}',
      ['$.access_token › q1C9tR5k/0ZbVxW3yLmN8'],
    ],
    [
      'lines of JSON',
      `${json({ access_token: OPAQUE })}\n${json({ access_token: OTHER })}`,
      [`$.access_token › ${OPAQUE}`, `$.access_token › ${OTHER}`],
    ],
    [
      'an event stream',
      `event: t\ndata: ${json({ access_token: OPAQUE })}\n\n`,
      [`$.access_token › ${OPAQUE}`],
    ],
    ['JSONP', `cb(${json({ access_token: OPAQUE })});`, [`$.access_token › ${OPAQUE}`]],
    [
      'a page with its state in it',
      `<script>window.__S__=${json({ auth: { accessToken: OPAQUE } })}</script>`,
      [`$.auth.accessToken › ${OPAQUE}`],
    ],
    [
      'a fragment',
      `https://a.example/cb?x=1#access_token=${OPAQUE}&token_type=Bearer`,
      [`#access_token › ${OPAQUE}`],
    ],
    [
      'a form',
      `grant_type=refresh_token&refresh_token=${OPAQUE}`,
      [`form refresh_token › ${OPAQUE}`],
    ],
    [
      'a parameter that is encoded',
      `?refresh_token=${percent('1//0gQ1C9tR5k0ZbVxW3y')}&a=1`,
      ['?refresh_token › percent-encoded › 1//0gQ1C9tR5k0ZbVxW3y'],
    ],
    [
      'a URL in a parameter',
      `?next=${percent(`https://b.example/#access_token=${OPAQUE}&x`)}`,
      [`?next › percent-encoded › #access_token › ${OPAQUE}`],
    ],
    [
      'JSON that is encoded',
      percent(json({ refresh_token: OPAQUE, a: 1 })),
      [`percent-encoded › $.refresh_token › ${OPAQUE}`],
    ],
    [
      'a member with a scheme',
      json({ access_token: `Bearer ${OPAQUE}` }),
      [`$.access_token › Bearer › ${OPAQUE}`],
    ],
    ['an issuer’s prefix', `token ${GITHUB}.`, [GITHUB]],
    ['an issuer’s prefix in JSON of any name', json({ x: [GITHUB] }), [`$.x[0] › ${GITHUB}`]],
    ['an issuer’s prefix, encoded', `Bearer%20${GITHUB}`, [`percent-encoded › Bearer › ${GITHUB}`]],
  ])('%s', (_, text, expected) => {
    expect(valuesIn(text)).toEqual(expected);
  });

  test.each([
    ['a name that goes on', json({ access_token_type: OPAQUE, refreshTokenUrl: OPAQUE })],
    ['a value that is no text', '{"access_token":null,"refresh_token":{"a":1},"accessToken":[]}'],
    ['a name in prose', `the access_token ${OPAQUE} and the refresh_token: ${OPAQUE}`],
    ['a prefix without enough behind it', 'ghp_abc AKIA ya29.x xoxb-'],
    ['a part of a value that goes on behind an escape', `${GITHUB}\\u002d`],
    ['the middle of a word', `x${GITHUB}`],
    ['nothing', ''],
  ])('%s is none', (_, text) => {
    expect(valuesIn(text)).toEqual([]);
  });

  test('stand where they are said to stand', () => {
    const text = `{"access_token":"Bearer ${OPAQUE}","x":"${GITHUB}","refresh_token":"a\\/${OTHER}"}`;
    const [access, prefixed, escaped] = namedValues(text);
    expect(text.indexOf(OPAQUE)).toBe(access?.start);
    expect(text.indexOf(GITHUB)).toBe(prefixed?.start);
    expect(escaped?.start).toBeNull();
  });

  test('any text is answered, with places that are true', () => {
    const pieces = fc.constantFrom(
      ...[
        '{"access_token":"',
        '"refresh_token" : "',
        '",',
        '"}',
        '\\"',
        '\\',
        '%22',
        '%',
        '&',
        '#',
      ],
      ...['?access_token=', 'client_secret=', 'accessToken', 'Bearer ', GITHUB, 'AKIA', ' ', '\n'],
      ...[OPAQUE, json(json({ access_token: OPAQUE })), percent(json({ refreshToken: OTHER }))],
    );
    const texts = fc.oneof(
      anyText,
      anyUtf16,
      jsonLikeText,
      fc.array(pieces, { maxLength: 16 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { raw, start } of namedValues(text)) {
          if (start !== null) expect(text.startsWith(raw, start)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  // A quadratic reader would need minutes for one of these.
  test.each([
    ...[
      'access_token=',
      'access_token":"',
      '"access_token":"',
      '"access_token":"a",',
      'ghp_',
      '-ghp_',
    ],
    ...[
      '{"access_token":',
      'AKIA.',
      '%22access_token',
      '\\"access_token\\":\\"',
      'ya29.',
      '?access_token=a',
    ],
    ...[
      `"access_token":"${OPAQUE}",`,
      `access_token=${OPAQUE}&`,
      `${GITHUB} `,
      '[{"refresh_token":"',
    ],
  ])('%j over and over is read at once', (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    for (const whole of [text, `{${text}`, `"${text}"`, percent(text).slice(0, 300_000)]) {
      expect(() => namedValues(whole)).not.toThrow();
    }
  });
});
