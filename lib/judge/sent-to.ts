import { hostOf } from '../http/url.ts';
import type { TokenRecord } from '../ledger/record.ts';

/** The hosts that requests carried a token to. */
export function hostsSentTo({ sentTo }: Pick<TokenRecord, 'sentTo'>): readonly string[] {
  return sentTo.map((url) => hostOf(url) ?? url);
}
