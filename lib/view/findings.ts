// What is worth telling about a token, for the views: worked out when it is asked for, and kept with the
// entry, which is made anew when anything about its token changes.
import type { Severity } from '../judge/finding.ts';
import type { Finding, Judgement } from '../judge/findings.ts';
import type { Entry } from './entry.ts';

/** A judgement with what of it is told. */
interface Told extends Judgement {
  readonly muted: readonly Finding[];
}

const judged = new WeakMap<Entry, Told>();
const NOTHING: readonly Finding[] = [];

/** What the rules say of a token, and apart from it what a person muted. */
export function judgementOf(entry: Entry): Told {
  const known = judged.get(entry);
  if (known !== undefined) return known;
  const told = sorted(entry.judge(entry), entry);
  judged.set(entry, told);
  return told;
}

function sorted({ findings, failed }: Judgement, { mutes, record }: Entry): Told {
  if (mutes.isEmpty || findings.length === 0) return { findings, failed, muted: NOTHING };
  const muted = findings.filter(({ code }) => mutes.has(code, record));
  const told = findings.filter((finding) => !muted.includes(finding));
  return { findings: told, failed, muted };
}

/** What was found in a token and muted, from worst to mildest. */
export function mutedOf(entry: Entry): readonly Finding[] {
  return judgementOf(entry).muted;
}

/** What was found in a token and is told, from worst to mildest; empty for nothing. */
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
