import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type Term } from './parse.ts';
import { printQuery } from './print.ts';

/** A term without its places. */
function meaning(term: Term) {
  const { type, negated } = term;
  if (type === 'text') return { type, negated, text: term.text };
  const values = term.values.map(({ operator, text }) => ({ operator, text }));
  return { type, negated, names: term.names, values };
}

const meanings = (text: string) => parseQuery(text).map(meaning);
const text = (text: string, negated = false) => ({ type: 'text', negated, text });
const key = (names: string, ...values: readonly string[]) => ({
  type: 'key',
  negated: false,
  names: names.split('.'),
  values: values.map((value) => ({ operator: '', text: value })),
});

describe('a query', () => {
  test('is words, and keys with values', () => {
    expect(meanings('  ada iss:accounts\tkind:id,access ')).toEqual([
      text('ada'),
      key('iss', 'accounts'),
      key('kind', 'id', 'access'),
    ]);
  });

  test('negates any term', () => {
    expect(meanings('-ada -"a b" -')).toEqual([
      text('ada', true),
      text('a b', true),
      text('', true),
    ]);
    expect(parseQuery('-is:expired')[0]).toMatchObject({ negated: true, names: ['is'] });
  });

  test('has quotes for spaces, commas and quotes', () => {
    expect(meanings(String.raw`"a \"b\" \\" who:"Ada L.",x`)).toEqual([
      text(String.raw`a "b" \ `.trim()),
      key('who', 'Ada L.', 'x'),
    ]);
    expect(meanings('who:"Ada Lo')).toEqual([key('who', 'Ada Lo')]);
    expect(meanings('"open')).toEqual([text('open')]);
    expect(meanings('"')).toEqual([text('')]);
  });

  test('quotes names in a path', () => {
    expect(meanings('claim."https://a.example/roles".x:admin')).toEqual([
      { ...key('', 'admin'), names: ['claim', 'https://a.example/roles', 'x'] },
    ]);
  });

  test('takes addresses and text without a key for what they are', () => {
    expect(meanings('https://a.example:8080/x :x 10:20')).toEqual([
      text('https://a.example:8080/x'),
      text(':x'),
      text('10:20'),
    ]);
  });

  test('compares', () => {
    expect(parseQuery('seen:>=5')[0]).toMatchObject({ values: [{ operator: '>=', text: '5' }] });
    expect(parseQuery('sub:=ada')[0]).toMatchObject({ values: [{ operator: '=', text: 'ada' }] });
    expect(parseQuery('exp:<')[0]).toMatchObject({ values: [{ operator: '<', text: '' }] });
  });

  test('may be half typed', () => {
    expect(meanings('iss: kind:id,')).toEqual([key('iss', ''), key('kind', 'id', '')]);
  });
});

/** Texts made of what the language knows, and of anything else. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('iss', 'claim', ':', ':', '"', '\\', '.', ',', '-', '<', '=', ' ', 'ä', '/'),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('any text', () => {
  test('is a query whose terms stand in order, with all that is no space', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        let at = 0;
        for (const { start, end } of parseQuery(any)) {
          expect(any.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(any.slice(at).trim()).toBe('');
      }),
    );
  });

  test('that opens a quote behind a dot does not reach into what follows when it is written anew', () => {
    const terms = parseQuery('".\\"" iss');
    expect(meanings(printQuery(terms))).toEqual(terms.map(meaning));
  });

  test('of a value that begins with two slashes stays a value when it is written anew', () => {
    const terms = parseQuery('iss:"//"');
    expect(meanings(printQuery(terms))).toEqual(terms.map(meaning));
  });

  test('means the same when it is written anew', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const terms = parseQuery(any);
        expect(meanings(printQuery(terms))).toEqual(terms.map(meaning));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['"', '\\"', 'a:', 'claim."', 'a"', ',', '-', 'a:"\\', ' .'])(
    'of many times %s is read in one pass',
    (part) => {
      const size = 200_000;
      expect(parseQuery(part.repeat(size)).at(-1)?.end).toBeGreaterThan(0);
    },
  );
});
