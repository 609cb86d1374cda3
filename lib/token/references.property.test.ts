import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16 } from '../../tests/support/arbitraries.ts';
import { ENVELOPE_EXAMPLES } from '../../tests/support/cookie-examples.ts';
import { jwt } from '../../tests/support/jwt.ts';
import { NAMED_FAMILIES } from './catalogue.ts';
import { isCredentialLike } from './credential-like.ts';
import { evidenceWords } from './recognition-words.ts';
import { recognise } from './references.ts';

const EXAMPLES = Object.values(ENVELOPE_EXAMPLES);
const names = fc.oneof(
  fc.constantFrom(...NAMED_FAMILIES.flatMap((family) => family.names), '', 'session', 'csrf'),
  anyText,
);
const pieces = fc.constantFrom(
  ...['s:', 'j:', '2|1:0|10:', 'Fe26.2*', 'CfDJ8', 'eyJpdiI6', 'eyJz', 'base64-', '--', '|', ':'],
  ...['.', '.eJ', 'BAh', '%', '%25', '%3A', '"', '=', '*', 'vi', 'rd1o', 'a:1:{', '{"a":1}', 'e30'],
  ...EXAMPLES.map(({ value }) => value),
  ...EXAMPLES.map(({ value }) => value.slice(0, value.length / 2)),
  ...EXAMPLES.map(({ value }) => value.slice(value.length / 2)),
);
const values = fc.oneof(
  anyText,
  anyUtf16,
  fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 6 })
    .map((all) => all.join('')),
);

describe('the recogniser', () => {
  test('takes any name and any value', () => {
    fc.assert(
      fc.property(names, values, fc.boolean(), (name, value, beside) => {
        const found = recognise(name, value, new Set(beside ? [`${name}.sig`] : []));
        if (found === null) return;
        expect(evidenceWords(found.evidence)).not.toMatch(/^known_by_|\{| {2}/);
        for (const time of [found.issuedAt, found.expiresAt]) {
          if (time !== null) expect(new Date(time).getTime()).not.toBeNaN();
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('answers alike every time', () => {
    fc.assert(
      fc.property(names, values, (name, value) => {
        expect(recognise(name, value)).toEqual(recognise(name, value));
      }),
    );
  });

  test('no name makes a JWT a reference', () => {
    const wrappings = fc.constantFrom<(token: string) => string>(
      (token) => token,
      (token) => `"${token}"`,
      (token) => `Bearer ${token}`,
      (token) => encodeURIComponent(encodeURIComponent(token)),
      (token) => Buffer.from(token).toString('base64'),
    );
    fc.assert(
      fc.property(
        names,
        fc.dictionary(fc.string(), fc.string()),
        wrappings,
        (name, claims, wrap) => {
          expect(recognise(name, wrap(jwt(claims)))).toBeNull();
        },
      ),
    );
  });

  // A quadratic reader would need minutes for one of these.
  test.each([
    ...[
      'e',
      'eyJ',
      '.',
      '-',
      '--',
      '|',
      ':',
      '%',
      '%25',
      '"',
      's:',
      '*',
      'a.',
      '=',
      'rd1o',
      '2|1:0',
    ],
    ...['aGVsbG8', 'BAh', 'Fe26.2*', '0', '\n', ' ', 'eyJpdiI6', '{"a":'],
  ])('a megabyte of %j is read at once', (piece) => {
    const value = piece.repeat(Math.ceil(1_000_000 / piece.length));
    for (const name of ['', 'session', 'sid', 'sb-a-auth-token', 'PLAY_SESSION']) {
      for (const text of [value, `s:${value}`, `.${value}`, `CfDJ8${value}`]) recognise(name, text);
    }
  });

  test('a long name is no burden', () => {
    expect(recognise(`_${'_x'.repeat(500_000)}_session`, 'a'.repeat(40))).toBeNull();
  });
});

describe('the guard against values that are no credentials', () => {
  test('lets random identifiers of every usual sort pass', () => {
    const digits = (alphabet: string, length: number) =>
      fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
    const hex = '0123456789abcdef';
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    // One in some hundreds of random values looks like a word; the guard is a hint, not a proof.
    const sorts = [
      digits(hex, 32),
      digits(hex.toUpperCase(), 32),
      digits(`${letters}${letters.toUpperCase()}0123456789-_`, 43),
      digits(`${letters}0123456789`, 32),
      fc.uuid(),
    ];
    for (const sort of sorts) {
      const drawn = fc.sample(sort, { numRuns: 1000, seed: 7 });
      expect(drawn.filter(isCredentialLike).length).toBeGreaterThan(960);
    }
  });

  test.each([
    ...['1', '0', 'true', 'null', 'undefined', 'deleted', 'en-US', '2024-12-03T21:07:08.000Z'],
    ...['1733260028123', 'GA1.2.1234567890.1733260028', 'https://example.com/a1b2c3d4e5f6a7b8'],
    ...['user-preferences-version-2', 'a'.repeat(64), '0'.repeat(64), 'abcabcabcabcabcabcabc'],
    ...['{"theme":"dark","version":12}', 'name=a1b2c3&other=d4e5f6 g7h8', 'theme=dark; lang=en'],
  ])('refuses %s', (value) => {
    expect(isCredentialLike(value)).toBe(false);
  });
});
