import { describe, expect, test } from 'vitest';
import { type JsonOffsets, type JsonValue, parseJson } from './json.ts';
import { JSON_DEPTH_LIMIT } from './json-depth.ts';
import { stringifyJson } from './json-text.ts';

function read(text: string): JsonValue {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(`${text} was refused: ${reading.fault.code}`);
  return reading.value;
}

function faultOf(text: string): string {
  const reading = parseJson(text);
  return reading.ok ? 'none' : `${reading.fault.code} at ${reading.fault.at}`;
}

describe('numbers', () => {
  test.each([
    '0',
    '-0',
    '3.0',
    '100002348117421473',
    '1e400',
    '-1.5E+10',
    '0.10',
    '1E-7',
    '123456789012345678901234567890.000',
  ])('%s stays as it was written', (text) => {
    expect(read(text)).toEqual({ type: 'number', text });
    expect(stringifyJson(read(text))).toBe(text);
  });

  test.each([
    ['-', 'invalid-number at 0'],
    ['-a', 'invalid-number at 0'],
    ['01', 'invalid-number at 1'],
    ['-01', 'invalid-number at 2'],
    ['1.', 'invalid-number at 1'],
    ['1.e5', 'invalid-number at 1'],
    ['1e', 'invalid-number at 1'],
    ['1e+', 'invalid-number at 1'],
    ['1.2.3', 'invalid-number at 3'],
    ['1-2', 'invalid-number at 1'],
    ['.5', 'unexpected-character at 0'],
    ['+1', 'unexpected-character at 0'],
    ['NaN', 'unexpected-character at 0'],
    ['Infinity', 'unexpected-character at 0'],
    ['0x1f', 'trailing-text at 1'],
    ['１', 'unexpected-character at 0'],
  ])('%s is no number: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe('strings', () => {
  test('every escape is read', () => {
    expect(read(String.raw`"\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \uD83D\uDE00"`)).toEqual({
      type: 'string',
      value: '" \\ / \b \f \n \r \t A é 😀',
    });
  });

  test('a lone surrogate is kept, and written so that it survives UTF-8', () => {
    expect(read('"\\ud800"')).toEqual({ type: 'string', value: '\ud800' });
    expect(stringifyJson(read('"\\ud800"'))).toBe('"\\ud800"');
  });

  test('characters that only look like line ends may stand as they are', () => {
    expect(read('"\u2028\u2029\u007f"')).toEqual({
      type: 'string',
      value: '\u2028\u2029\u007f',
    });
  });

  test.each([
    ['"', 'unexpected-end at 1'],
    ['"abc', 'unexpected-end at 4'],
    ['"\\', 'unexpected-end at 1'],
    ['"\\u12', 'unexpected-end at 1'],
    ['"\\x41"', 'invalid-escape at 1'],
    ['"\\u12G4"', 'invalid-escape at 1'],
    ['"\\u 123"', 'invalid-escape at 1'],
    ['"ab\\constructor"', 'invalid-escape at 3'],
    ['"a\nb"', 'control-character at 2'],
    ['"\u0000"', 'control-character at 1'],
    ['"\t"', 'control-character at 1'],
    ["'a'", 'unexpected-character at 0'],
  ])('%j is no string: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe('objects and arrays', () => {
  test('members keep their order, whatever their names', () => {
    const text = '{"b":1,"a":2,"10":3,"9":4}';
    expect(stringifyJson(read(text))).toBe(text);
  });

  test('duplicate members are all kept, and the later ones marked', () => {
    const value = read('{"a":1,"b":2,"a":3,"\\u0061":4}');
    expect(value.type === 'object' && value.members.map(({ duplicate }) => duplicate)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(stringifyJson(value)).toBe('{"a":1,"b":2,"a":3,"a":4}');
  });

  test('__proto__ and constructor are names like any other', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    expect(stringifyJson(read(text))).toBe(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('the four space characters may stand between any two parts, and no others', () => {
    expect(stringifyJson(read(' \t\n\r{ "a" :\t[ 1 ,\r\n2 ] , "b" : { } } '))).toBe(
      '{"a":[1,2],"b":{}}',
    );
    expect(faultOf('\u00a01')).toBe('unexpected-character at 0');
    expect(faultOf('\ufeff1')).toBe('unexpected-character at 0');
    expect(faultOf('1\u000b')).toBe('trailing-text at 1');
  });

  test.each([
    ['', 'unexpected-end at 0'],
    ['   ', 'unexpected-end at 3'],
    ['{', 'unexpected-end at 1'],
    ['{"a"', 'unexpected-end at 4'],
    ['{"a":', 'unexpected-end at 5'],
    ['{"a":1', 'unexpected-end at 6'],
    ['{"a":1,', 'unexpected-end at 7'],
    ['{"a":1,}', 'unexpected-character at 7'],
    ['{,}', 'unexpected-character at 1'],
    ['{a:1}', 'unexpected-character at 1'],
    ['{"a" 1}', 'unexpected-character at 5'],
    ['{"a":1 "b":2}', 'unexpected-character at 7'],
    ['[1,]', 'unexpected-character at 3'],
    ['[1 2]', 'unexpected-character at 3'],
    ['[', 'unexpected-end at 1'],
    [']', 'unexpected-character at 0'],
    ['[1}', 'unexpected-character at 2'],
    ['{}{}', 'trailing-text at 2'],
    ['{} x', 'trailing-text at 3'],
    ['tru', 'unexpected-end at 3'],
    ['[nul', 'unexpected-end at 4'],
    ['truE', 'unexpected-character at 0'],
    ['nullx', 'trailing-text at 4'],
    ['undefined', 'unexpected-character at 0'],
    ['// a comment', 'unexpected-character at 0'],
  ])('%j is refused: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe('depth', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test(`${JSON_DEPTH_LIMIT} levels are read, one more is refused`, () => {
    expect(parseJson(nested(JSON_DEPTH_LIMIT)).ok).toBe(true);
    expect(faultOf(nested(JSON_DEPTH_LIMIT + 2))).toBe(`too-deep at ${JSON_DEPTH_LIMIT + 1}`);
  });

  test.each(['[', '{"a":', '[{"a":[', '[[],'])('100,000 times %s ends in a value', (opening) => {
    expect(faultOf(opening.repeat(100_000))).toMatch(/^too-deep/);
  });

  test('a long flat text is no bomb', () => {
    const text = `[${Array.from({ length: 100_000 }, () => '{"a":[]}').join()}]`;
    expect(stringifyJson(read(text))).toBe(text);
  });
});

describe('what a reading tells besides', () => {
  test('duplicates at any depth, each with the place of its name', () => {
    const reading = parseJson('{"a":1,"b":{"c":1,"c":2},"a":3}');
    expect(reading.ok && reading.duplicates).toEqual([
      { name: 'c', at: 18 },
      { name: 'a', at: 25 },
    ]);
  });

  test('duplicates in an object of many members', () => {
    const members = Array.from({ length: 40 }, (_, index) => `"m${index}":${index}`);
    const reading = parseJson(`{${[...members, '"m7":0', '"m39":0'].join()}}`);
    expect(reading.ok && reading.duplicates.map(({ name }) => name)).toEqual(['m7', 'm39']);
  });

  test('the whole members before a fault', () => {
    const reading = parseJson('{"a":{"b":1},"c":[1,2],"d":"cut');
    expect(!reading.ok && reading.partial && stringifyJson(reading.partial)).toBe(
      '{"a":{"b":1},"c":[1,2]}',
    );
    const cut = parseJson('{"a":1,"b":2');
    expect(!cut.ok && cut.partial && stringifyJson(cut.partial)).toBe('{"a":1}');
    expect(parseJson('[1,')).toMatchObject({ ok: false, partial: null });
  });

  test('the place of every value, where it is asked for', () => {
    const offsets: JsonOffsets = new Map();
    const text = ' {"a": [1, "x"] }';
    parseJson(text, offsets);
    expect([...offsets].map(([value, at]) => text.startsWith(stringifyJson(value), at))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([...offsets.values()]).toEqual([8, 11, 7, 1]);
  });
});
