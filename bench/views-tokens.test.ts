import { expect, test } from 'vitest';
import { decodeToken } from '../lib/token/decode.ts';
import { kindOf } from '../lib/token/kind.ts';
import { issuer } from '../lib/token/parties.ts';
import { viewToken } from './views-tokens.ts';

const NOW_S = 1_893_456_000;

test('the tokens of the views are all different, of several issuers and kinds', () => {
  const raws = Array.from({ length: 2_000 }, (_, index) => viewToken(index, NOW_S).raw);
  expect(new Set(raws).size).toBe(raws.length);
  const tokens = raws.flatMap((raw) => decodeToken(raw) ?? []);
  expect(tokens).toHaveLength(raws.length);
  expect(new Set(tokens.map(issuer)).size).toBe(5);
  expect(new Set(tokens.map((token) => kindOf(token, []).kind))).toContain('access');
});
