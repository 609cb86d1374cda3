// What the rules say of tokens in other people's data: recorded traffic as an import sees it, and tokens
// that stand alone in test suites and examples, of which nothing else is known.
import { createHash } from 'node:crypto';
import { ImportReader } from '../../lib/import/import-reader.ts';
import { Ledger } from '../../lib/ledger/ledger.ts';
import { LIMITS } from '../../lib/ledger/limits.ts';
import { observationOf } from '../../lib/ledger/observation.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { scanMessage } from '../../lib/scan/scan-message.ts';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { findingsOf } from '../../lib/view/findings.ts';
import { record } from '../gallery/tokens.ts';
import { entriesOf } from '../support/entries.ts';

/** A moment after all recordings. */
const NOW = Date.UTC(2026, 10, 23);

/** The tokens of a recording with all that it tells of them. */
export function recordedTokens(har: string): readonly TokenRecord[] {
  const ledger = new Ledger({ ...LIMITS, tokens: 10_000 });
  const reader = new ImportReader(
    {
      message: (message) =>
        ledger.note(observationOf(message, scanMessage(message), ledger.limits)),
      histories: () => undefined,
      problem: () => undefined,
    },
    { name: 'conformance', now: NOW },
  );
  reader.push(har);
  reader.end();
  return ledger.records();
}

/** The different tokens in any text, each as if a body had carried it under a name that tells nothing. */
export function bareTokens(text: string): readonly TokenRecord[] {
  const found = new Map(unwrap(text).tokens.map((token) => [token.raw, token]));
  return [...found.values()].map(({ raw, form }) =>
    record(raw, {
      form,
      id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
      lastSentAt: null,
      places: [{ carrier: 'request-body', field: 'data', via: [], count: 1 }],
    }),
  );
}

/** How often each rule finds something, by its code. @param groups of tokens that know of each other */
export function countsOf(groups: readonly (readonly TokenRecord[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const records of groups) {
    for (const entry of entriesOf(records)) {
      for (const { code } of findingsOf(entry)) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}
