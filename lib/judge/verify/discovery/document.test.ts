import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

test('every code of a failure or problem stands in the document, and no other', () => {
  const types = read('lib/judge/verify/discovery/discovery.ts');
  const codes = [...types.matchAll(/readonly code: '([\w-]+)'/g)].map(([, code]) => code);
  const rows = [...read('docs/issuer-keys.md').matchAll(/^\| `([\w-]+)` \|/gm)];
  expect(codes.length).toBeGreaterThan(20);
  expect(rows.map(([, code]) => code).sort()).toEqual([...new Set(codes)].sort());
});
