import type { Neighbourhood } from '../../lib/judge/finding.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { createEntry, followRecords } from '../../lib/view/entries.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { record } from '../gallery/tokens.ts';
import { jws } from './tokens.ts';

/** The entry of one record, as if it were the only token. */
export function entryOf(of: TokenRecord): Entry {
  const entry = createEntry(of);
  if (!entry) throw new Error(`The test's record holds no token: ${of.raw.slice(0, 80)}`);
  return entry;
}

/** A token that is judged all alone. */
export const NOBODY: Neighbourhood = {
  get: () => undefined,
  issuedFor: () => [],
  proofs: () => [],
  clock: () => undefined,
};

/** The entries of records that know of each other, in their order. */
export function entriesOf(records: readonly TokenRecord[]): readonly Entry[] {
  return [...followRecords(new Map(records.map((of) => [of.id, of])), new Map()).values()];
}

/** An entry of a token with these claims and otherwise ordinary facts. */
export function entry(
  claims: Readonly<Record<string, unknown>>,
  told: Parameters<typeof record>[1] = {},
): Entry {
  return entryOf(record(jws(claims), told));
}
