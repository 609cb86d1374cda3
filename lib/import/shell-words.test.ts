import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../tests/support/arbitraries.ts';
import { shellWords } from './shell-words.ts';

const textsOf = (text: string): readonly (readonly string[])[] =>
  shellWords(text).commands.map((words) => words.map((word) => word.text));

describe('words as a POSIX shell makes them', () => {
  test.each<[string, readonly string[]]>([
    [`curl 'a b' "c d" e`, ['curl', 'a b', 'c d', 'e']],
    [`a'b'"c"\\ d`, ['abc d']],
    [`'it'\\''s'`, [`it's`]],
    [`"a\\"b\\$c\\\\d\\ne"`, ['a"b$c\\d\\ne']],
    [`$'a\\'b\\n\\u0021\\x41\\U0001F600\\101'`, [`a'b\n!A😀A`]],
    [`a \\\n  b`, ['a', 'b']],
    [`a \\\r\n  b`, ['a', 'b']],
    [`'' ""`, ['', '']],
    [`a # the rest\\`, ['a']],
    [`a 2>&1 >& b &>c d`, ['a', '2>&1', '>&', 'b', '&>c', 'd']],
    [`a#b $HOME`, ['a#b', '$HOME']],
  ])('%j', (text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  test('several commands', () => {
    expect(textsOf('a b ;\nc d && e | f')).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['f']]);
  });

  test('a quote that is never closed is told with its line', () => {
    expect(shellWords(`a \\\n 'b\nc`)).toEqual({
      commands: [
        [
          { text: 'a', line: 1 },
          { text: 'b\nc', line: 2 },
        ],
      ],
      openQuote: 2,
    });
  });
});

describe('words as cmd.exe makes them', () => {
  test.each<[string, readonly string[]]>([
    [
      'curl ^"https://a.example/?a=1^&b=2^" ^\r\n  -H ^"x: y^"',
      ['curl', 'https://a.example/?a=1&b=2', '-H', 'x: y'],
    ],
    ['a ^"^{^\\^"b^\\^":1^}^"', ['a', '{"b":1}']],
    ['a ^"c:^\\^\\d^\\^\\^"', ['a', 'c:\\\\d\\']],
    ['a ^"100^%^5E^"', ['a', '100%5E']],
    ['a ^"one^\n\ntwo^"', ['a', 'one\ntwo']],
    ['a "b ^c" ^"d^"', ['a', 'b ^c', 'd']],
  ])('%j', (text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  test('several commands', () => {
    expect(textsOf('curl ^"a^" &\r\ncurl ^"b^"')).toEqual([
      ['curl', 'a'],
      ['curl', 'b'],
    ]);
  });
});

test('any text has words, and they are no longer than it', () => {
  const pieces = fc.array(
    fc.oneof(
      anyText,
      fc.constantFrom(`'`, '"', '\\', '^', '\n', `$'`, '^"', ' ', '&', '\\u1', '^\n'),
    ),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const { commands } = shellWords(text);
      const sum = commands.flat().reduce((length, word) => length + word.text.length, 0);
      expect(sum).toBeLessThanOrEqual(text.length);
      for (const { line } of commands.flat()) {
        expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }
    }),
  );
});
