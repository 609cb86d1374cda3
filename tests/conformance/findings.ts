// What the rules find in the corpus, against what was reviewed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { bareTokens, countsOf, recordedTokens } from './judged.ts';
import { REVIEWED, type Reviewed } from './reviewed-findings.ts';
import { filesIn, type SetResult, SetTally } from './set-result.ts';

/** One case for each rule in each set, and one for each set in which no other rule finds anything. */
export function findings(dir: string, reviewed: readonly Reviewed[] = REVIEWED): SetResult {
  const tally = new SetTally('findings');
  for (const { set, read, counts } of reviewed) {
    const found = countsOf(tokensIn(join(dir, set), read));
    const expected = new Map<string, number>(Object.entries(counts));
    for (const [code, count] of expected) {
      const now = found.get(code) ?? 0;
      tally.count(`${set} ${code}`, now === count ? null : `${now} in place of ${count}`);
    }
    const others = [...found].filter(([code]) => !expected.has(code));
    const told = others.map(([code, count]) => `${count} × ${code}`).join(', ');
    tally.count(`${set}, all other rules`, told === '' ? null : `${told}, not reviewed`);
  }
  return tally.result();
}

/** The tokens of every file on its own: what one recording tells says nothing of another. */
function tokensIn(folder: string, read: Reviewed['read']): readonly (readonly TokenRecord[])[] {
  return filesIn(folder, /\.[a-z]+$/).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return read === 'recorded' ? recordedTokens(text) : bareTokens(text);
  });
}
