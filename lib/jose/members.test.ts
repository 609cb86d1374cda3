import { describe, expect, test } from 'vitest';
import { type JsonObject, parseJson } from './json.ts';
import { member, numericDate, stringMember } from './members.ts';

function objectOf(text: string): JsonObject {
  const reading = parseJson(text);
  if (!reading.ok || reading.value.type !== 'object') throw new Error(`${text} is no object`);
  return reading.value;
}

describe('members', () => {
  test('of two members with one name the last counts', () => {
    expect(stringMember(objectOf('{"alg":"none","alg":"RS256"}'), 'alg')).toBe('RS256');
  });

  test('what an object inherits is no member', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(member(objectOf('{}'), name)).toBeUndefined();
    }
    expect(stringMember(objectOf('{"__proto__":"a"}'), '__proto__')).toBe('a');
  });

  test('only a string is a string', () => {
    const object = objectOf('{"a":1,"b":null,"c":["x"],"d":""}');
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => stringMember(object, name))).toEqual([
      undefined,
      undefined,
      undefined,
      '',
      undefined,
    ]);
  });
});

describe('numeric dates', () => {
  test.each([
    ['0', 0],
    ['1893456000', 1_893_456_000_000],
    ['1893456000.5', 1_893_456_000_500],
    ['1.893456e9', 1_893_456_000_000],
    ['-1', -1000],
    ['8640000000000', 8.64e15],
    ['-8640000000000', -8.64e15],
  ])('%s seconds are %i milliseconds', (text, ms) => {
    expect(numericDate(objectOf(`{"exp":${text}}`), 'exp')).toBe(ms);
  });

  test.each([
    '"1893456000"',
    'null',
    'true',
    '[1893456000]',
    '{}',
    '1e400',
    '-1e400',
    '8640000000001',
    '1e20',
  ])('%s is no date that a calendar can show', (text) => {
    expect(numericDate(objectOf(`{"exp":${text}}`), 'exp')).toBeUndefined();
  });

  test('every date that is given can be written as ISO 8601', () => {
    for (const text of ['8640000000000', '-8640000000000', '1e-400', '1893456000.123456789']) {
      const ms = numericDate(objectOf(`{"exp":${text}}`), 'exp');
      expect(new Date(ms ?? Number.NaN).toISOString()).toMatch(/Z$/);
    }
  });
});
