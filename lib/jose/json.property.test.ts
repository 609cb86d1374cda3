import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, anyUtf16, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { type JsonValue, parseJson } from './json.ts';
import { stringifyJson } from './json-text.ts';

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What JSON.parse makes of the same text, so that the two readings can be compared. */
function plain(value: JsonValue): unknown {
  switch (value.type) {
    case 'number':
      return Number(value.text);
    case 'array':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries(value.members.map(({ name, value: held }) => [name, plain(held)]));
    default:
      return value.value;
  }
}

const jsonNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.constantFrom('', '.0', '.50', '.000001'),
    fc.constantFrom('', 'e5', 'E-400', 'e+400'),
  )
  .map((parts) => parts.join(''));

const losslessText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    jsonNumber,
    fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
    fc.constantFrom('true', 'false', 'null'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '1', '__proto__'), tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
  ),
})).value;

describe('the JSON reader', () => {
  test('accepts a text exactly when JSON.parse does', () => {
    fc.assert(
      fc.property(fc.oneof(jsonLikeText, anyText, anyUtf16, fc.json()), (text) => {
        expect(parseJson(text).ok).toBe(accepts(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('reads the same values as JSON.parse', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const reading = parseJson(text);
        expect(reading.ok && plain(reading.value)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('places every fault inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(jsonLikeText, anyUtf16), (text) => {
        const reading = parseJson(text);
        if (reading.ok) return;
        expect(reading.fault.at).toBeGreaterThanOrEqual(0);
        expect(reading.fault.at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('says that a text cut short ends too soon, never that it is wrong', () => {
    fc.assert(
      fc.property(losslessText, fc.nat(), (text, seed) => {
        const cut = parseJson(text.slice(0, seed % Math.max(1, text.length)));
        if (cut.ok) return;
        expect(['unexpected-end', 'invalid-number']).toContain(cut.fault.code);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the JSON writer', () => {
  test('gives a compact text back as it was read: numbers, order and duplicates', () => {
    fc.assert(
      fc.property(losslessText, (text) => {
        const reading = parseJson(text);
        expect(reading.ok && stringifyJson(reading.value)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('only adds space when it indents', () => {
    fc.assert(
      fc.property(losslessText, fc.integer({ min: 1, max: 4 }), (text, indent) => {
        const reading = parseJson(text);
        if (!reading.ok) return;
        const again = parseJson(stringifyJson(reading.value, indent));
        expect(again.ok && stringifyJson(again.value)).toBe(text);
      }),
    );
  });

  test('indents as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const reading = parseJson(text);
        if (!reading.ok || /[eE.]|__proto__|-0/.test(text)) return;
        const value: unknown = JSON.parse(text);
        if (JSON.stringify(value) !== stringifyJson(reading.value)) return;
        expect(stringifyJson(reading.value, 2)).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });
});
