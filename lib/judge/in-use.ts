import type { TokenRecord } from '../ledger/record.ts';
import { kindOf } from '../token/kind.ts';
import { tokenOf } from '../token/reference-token.ts';
import { type LineageToken, lineOf } from './lineage.ts';

/**
 * The tokens that the page in a tab uses: carried by the tab's traffic since the page began to load.
 * @param since milliseconds since the epoch.
 */
export function tokensInUse(
  records: readonly TokenRecord[],
  tabId: number,
  since: number,
): readonly LineageToken[] {
  return inLines(
    records.filter(({ tabs }) => tabs.some((tab) => tab.tabId === tabId && tab.lastSeen >= since)),
  );
}

/** The tokens of records, each with its line. */
export function inLines(records: readonly TokenRecord[]): readonly LineageToken[] {
  return records.flatMap((record) => known(record) ?? []);
}

/** A record is replaced when anything about it changes, so what follows from it can be kept with it. */
const judged = new WeakMap<TokenRecord, LineageToken>();

function known(record: TokenRecord): LineageToken | null {
  const before = judged.get(record);
  if (before !== undefined) return before;
  const token = tokenOf(record);
  if (token === null) return null;
  const line = lineOf(token, record, kindOf(token, record.places).kind);
  const judgement = { token, record, line };
  judged.set(record, judgement);
  return judgement;
}
