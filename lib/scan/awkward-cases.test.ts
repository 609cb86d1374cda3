import { expect, test } from 'vitest';
import { AWKWARD_CASES } from './awkward-cases.ts';
import type { AwkwardCase } from './awkward-parts.ts';
import { unwrap } from './unwrap.ts';

/** What is expected, with the spans that the verbatim ones have. */
function expected({ text, tokens }: AwkwardCase) {
  let from = 0;
  return tokens.map(({ raw, form, via, verbatim }) => {
    const start = verbatim ? text.indexOf(raw, from) : -1;
    if (start >= 0) from = start + raw.length;
    return { raw, form, via, span: start < 0 ? null : { start, end: from } };
  });
}

test.each(AWKWARD_CASES.map((row) => [row.reason, row] as const))('%s', (_reason, row) => {
  const { tokens, limits } = unwrap(row.text);
  const found = tokens.map(({ via, ...token }) => ({ ...token, via: via.join(' › ') }));
  expect(found).toEqual(expected(row));
  expect(limits).toEqual([]);
});

test('there are many, and none is there twice', () => {
  expect(AWKWARD_CASES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(AWKWARD_CASES.map(({ text }) => text)).size).toBe(AWKWARD_CASES.length);
  expect(new Set(AWKWARD_CASES.map(({ reason }) => reason)).size).toBe(AWKWARD_CASES.length);
});
