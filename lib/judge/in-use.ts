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
  return records
    .filter(({ tabs }) => tabs.some((tab) => tab.tabId === tabId && tab.lastSeen >= since))
    .flatMap((record) => {
      const token = tokenOf(record);
      if (token === null) return [];
      const line = lineOf(token, record, kindOf(token, record.places).kind);
      return [{ token, record, line }];
    });
}
