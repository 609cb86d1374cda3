// What is worth telling about a token, for the views: worked out when it is asked for, and kept with the
// entry, which is made anew when anything about its token changes.
import type { Severity } from '../judge/finding.ts';
import type { Finding, Judgement } from '../judge/findings.ts';
import type { Entry } from './entry.ts';

const judged = new WeakMap<Entry, Judgement>();

/** All that the rules say of a token. */
export function judgementOf(entry: Entry): Judgement {
  const known = judged.get(entry);
  if (known !== undefined) return known;
  const judgement = entry.judge(entry);
  judged.set(entry, judgement);
  return judgement;
}

/** What was found in a token, from worst to mildest; empty for nothing. */
export function findingsOf(entry: Entry): readonly Finding[] {
  return judgementOf(entry).findings;
}

/** The worst finding that each member of the claims set or the header is evidence of, by its name. */
export function flagsOf(entry: Entry, of: 'claim' | 'header'): ReadonlyMap<string, Finding> {
  const flags = new Map<string, Finding>();
  for (const finding of findingsOf(entry)) {
    for (const evidence of finding.evidence) {
      if (evidence.at !== of || evidence.value === null || flags.has(evidence.name)) continue;
      flags.set(evidence.name, finding);
    }
  }
  return flags;
}

/** The severity of the worst finding; null where there is none. */
export function worstSeverity(entry: Entry): Severity | null {
  return findingsOf(entry)[0]?.severity ?? null;
}

/** How much of each severity was found, as one number: more of a worse one always counts more. */
export function findingsWeight(entry: Entry): number {
  return findingsOf(entry).reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
}

/** There are fewer rules than a hundred. */
const WEIGHTS: Readonly<Record<Severity, number>> = { error: 10_000, warning: 100, note: 1 };
