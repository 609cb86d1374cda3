import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLEAN_TOKENS } from '../../tests/rules/clean-tokens.ts';
import { entryOf } from '../../tests/support/entries.ts';
import { judgementOf } from '../view/findings.ts';

test.each(Object.entries(CLEAN_TOKENS))(
  'a token of kind %s that is as it must be has no finding',
  (kind, records) => {
    fc.assert(
      fc.property(records, (record) => {
        const entry = entryOf(record);
        expect(entry.verdict.kind).toBe(kind);
        expect(judgementOf(entry)).toEqual({ findings: [], failed: [], muted: [] });
      }),
      { numRuns: 60 },
    );
  },
);
