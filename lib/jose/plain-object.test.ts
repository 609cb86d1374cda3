import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, anyUtf16, jsonLikeText } from '../../tests/support/arbitraries.ts';
import { parseJson } from './json.ts';
import { JSON_DEPTH_LIMIT } from './json-depth.ts';
import { plainObject } from './plain-object.ts';

function objectNames(text: string): readonly string[] | null {
  const json = parseJson(text);
  if (!json.ok || json.value.type !== 'object') return null;
  return [...new Set(json.value.members.map(({ name }) => name))].toSorted();
}

function namesOf(text: string): readonly string[] | null {
  const object = plainObject(text);
  return object === null ? null : Object.keys(object).toSorted();
}

test('an object is one to both readers of JSON, with the same names', () => {
  const texts = fc.oneof(jsonLikeText, fc.json(), anyText, anyUtf16);
  fc.assert(
    fc.property(texts, fc.boolean(), (text, wrapped) => {
      const given = wrapped ? `{"a":${text}}` : text;
      expect(namesOf(given)).toEqual(objectNames(given));
    }),
    { numRuns: 3000 },
  );
});

test('the same depth is too deep to both', () => {
  const nested = (depth: number, inner: string): string =>
    `{"a":${'['.repeat(depth - 1)}${inner}${']'.repeat(depth - 1)}}`;
  for (const inner of ['', '1']) {
    for (const depth of [JSON_DEPTH_LIMIT, JSON_DEPTH_LIMIT + 1, JSON_DEPTH_LIMIT + 2]) {
      const text = nested(depth, inner);
      expect(namesOf(text), `${depth} levels around “${inner}”`).toEqual(objectNames(text));
    }
  }
});
