import { expect, test } from 'vitest';
import { record } from '../../tests/gallery/tokens.ts';
import { entry, entryOf } from '../../tests/support/entries.ts';
import { jwe, jwsOf } from '../../tests/support/tokens.ts';
import { keyClaims } from './key-claims.ts';

test.each([
  ['a string', '"https://api.example"', 'api.example'],
  ['a list of strings', '["https://api.example","shop"]', 'api.example, shop'],
  ['an empty list', '[]', '[]'],
  ['a mixed list', '["shop",3.0]', '["shop",3.0]'],
  ['a number, as written', '100002348117421473', '100002348117421473'],
  ['an object', '{"a":1}', '{"a":1}'],
])('%s is told on a line', (_what, aud, text) => {
  expect(keyClaims(entryOf(record(jwsOf(`{"aud":${aud}}`))).token)).toEqual([
    { name: 'aud', text },
  ]);
});

test('what a token is good for is told in one order, whatever the order of its claims', () => {
  const { token } = entry({ scp: 'a', other: 1, aud: 'b', iss: 'https://c', scope: 'd e' });
  expect(keyClaims(token).map(({ name }) => name)).toEqual(['iss', 'aud', 'scope', 'scp']);
});

test('a line ends somewhere', () => {
  const [claim] = keyClaims(entry({ scope: 's'.repeat(60_000) }).token);
  expect(claim?.text).toHaveLength(241);
});

test('nothing is told of claims that cannot be read', () => {
  expect(keyClaims(entryOf(record(jwe())).token)).toEqual([]);
  expect(keyClaims(entryOf(record(jwsOf('[1]'))).token)).toEqual([]);
});
