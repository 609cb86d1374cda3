import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { jwe, jws, segment } from '../../tests/support/tokens.ts';
import { unwrap } from './unwrap.ts';

const token = fc.oneof(
  fc.record({ sub: fc.string(), n: fc.double() }).map((claims) => jws(claims)),
  fc.record({ kid: fc.string({ unit: 'binary' }) }).map((header) => jws({}, header)),
  fc.record({ kid: fc.string() }).map((header) => jwe(header)),
);

/** A way to wrap a text, and the chain that tells of it. */
interface Wrapper {
  readonly wrap: (text: string) => string;
  readonly undo: (text: string) => string;
  readonly via: readonly string[];
}

const padded = (text: string): string => {
  const digits = segment(text).replaceAll('-', '+').replaceAll('_', '/');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
};
const unbase64 = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
  );
/** What stands around a wrapped text may not belong to its alphabet. */
const other = fc.string({ unit: fc.constantFrom(...'abc XYZ.:;!()|漢é\n'), maxLength: 20 });

const name = fc.oneof(
  fc.constantFrom('access_token', 'x y', 'a-b', '', '0', '__proto__', 'é', '"', '\\'),
  fc.string({ maxLength: 8 }).filter((key) => key !== 'after'),
);

const inJson = fc.tuple(name, other).map(
  ([key, noise]): Wrapper => ({
    wrap: (text) =>
      `{"n":1,${JSON.stringify(key)}:[null,${JSON.stringify(text)}],"after":${JSON.stringify(noise)}}`,
    undo: (text) => Object.values<string[]>(JSON.parse(text)).find(Array.isArray)?.[1] ?? '',
    via: [/^[A-Za-z_é][\wé]*$/.test(key) ? `$.${key}[1]` : `$[${JSON.stringify(key)}][1]`],
  }),
);

const WRAPPERS: readonly Wrapper[] = [
  { wrap: encodeURIComponent, undo: decodeURIComponent, via: ['percent-encoded'] },
  {
    wrap: (text) => encodeURIComponent(text).replaceAll('.', '%2E').replaceAll('-', '%2D'),
    undo: decodeURIComponent,
    via: ['percent-encoded'],
  },
  {
    wrap: (text) => `base64-${segment(text)}`,
    undo: (text) => unbase64(text.slice(7)),
    via: ['base64-'],
  },
  { wrap: segment, undo: unbase64, via: ['base64'] },
  { wrap: padded, undo: unbase64, via: ['base64'] },
];

const wrapper = fc.oneof(fc.constantFrom(...WRAPPERS), inJson, inJson);

/** Chains as they are compared: both alphabets may have made the same text. */
const plain = (via: readonly string[]): readonly string[] =>
  via.map((step) => (step === 'base64url' ? 'base64' : step));

/** The chain of nested wrappers; JSON in a JSON string is said. */
function chainOf(wrappers: readonly Wrapper[]): readonly string[] {
  return wrappers.flatMap(({ via }, index) => {
    const above = wrappers[index - 1]?.via[0] ?? '';
    return via[0]?.startsWith('$') && above.startsWith('$') ? ['JSON', ...via] : via;
  });
}

describe('a planted token', () => {
  test('in any combination of wrappers is found once, with the chain that leads to it', () => {
    fc.assert(
      fc.property(token, fc.array(wrapper, { maxLength: 5 }), (raw, wrappers) => {
        const text = wrappers.reduceRight((inner, { wrap }) => wrap(inner), raw);
        const { tokens, limits } = unwrap(text);
        expect(tokens.map((found) => found.raw)).toEqual([raw]);
        expect(limits).toEqual([]);
        // An encoder that had nothing to encode left no trace.
        const visible = wrappers.filter((one, index) => {
          const inner = wrappers.slice(index + 1).reduceRight((all, { wrap }) => wrap(all), raw);
          return one.wrap(inner) !== inner;
        });
        expect(plain(tokens[0]?.via ?? [])).toEqual(chainOf(visible));
        expect(wrappers.reduce((outer, { undo }) => undo(outer), text)).toBe(raw);
        const start = text.indexOf(raw);
        expect(tokens[0]?.span).toEqual(start < 0 ? null : { start, end: start + raw.length });
      }),
      { numRuns: 500 },
    );
  });

  const noise = fc.oneof(
    anyText,
    jsonLikeText,
    other,
    fc.constantFrom('%', '%2', '{"', 'eyJ', '--x\n', '"', 'a=1&'),
  );
  const separator = fc.constantFrom(' ', '\n', '<', '>', ' "', '\t');

  test('in noise is found once', () => {
    fc.assert(
      fc.property(
        token,
        fc.array(wrapper, { maxLength: 3 }),
        fc.tuple(noise, separator, separator, noise),
        (raw, wrappers, [before, open, close, after]) => {
          const wrapped = wrappers.reduceRight((inner, { wrap }) => wrap(inner), raw);
          const { tokens } = unwrap(before + open + wrapped + close + after);
          expect(tokens.map((found) => found.raw)).toEqual([raw]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('any text is answered: in order, and with spans that are true', () => {
  const pieces = fc.constantFrom(
    ...['%', '%25', '%22', '%2E', '"', '\\"', '\\u002e', '{"a":', '[', ']', '}', ',', ' ', '='],
    ...['base64-', 'a=', '&', '?', '#', '--x\r\n', '\r\n\r\n', 'Bearer ', '/', '\\/', 'eyJ', '.'],
    ...[
      jws(),
      segment(jws()),
      segment(JSON.stringify({ a: jws() })),
      '"signature":"',
      '"protected":"',
    ],
  );
  const text = fc.oneof(
    anyText,
    anyUtf16,
    jsonLikeText,
    fc.array(pieces, { maxLength: 24 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      let last = 0;
      for (const { raw, span } of unwrap(given).tokens) {
        if (span === null) continue;
        expect(given.slice(span.start, span.end)).toBe(raw);
        expect(span.start).toBeGreaterThanOrEqual(last);
        last = span.end;
      }
    }),
    { numRuns: 1000 },
  );
});
