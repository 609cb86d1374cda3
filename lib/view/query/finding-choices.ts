// What can be asked of findings, with how many tokens have it.
import { SEVERITIES } from '../../judge/finding.ts';
import type { RuleCode } from '../../judge/rules.ts';
import type { Entry } from '../entry.ts';
import { findingsOf, mutedOf } from '../findings.ts';
import { aboutFindings, aboutSeverity } from '../query/query-words.ts';
import { ruleTitle } from '../rule-titles.ts';
import type { Choice } from './value-choices.ts';

/** Judging more tokens than this would make a person wait for a number. */
const MOST_JUDGED = 1_000;

type Test = (entry: Entry) => boolean;

function choice(label: string, about: string, entries: readonly Entry[], test: Test): Choice {
  const count = entries.length > MOST_JUDGED ? null : entries.filter(test).length;
  return { insert: label, label, about, count, whole: true };
}

/** `severity:` with each of them, the worst first. */
export function severityChoices(entries: readonly Entry[]): readonly Choice[] {
  return SEVERITIES.map((severity) =>
    choice(severity, aboutSeverity(severity), entries, (entry) =>
      findingsOf(entry).some((one) => one.severity === severity),
    ),
  );
}

/** `finding:` with the codes of rules that found something; of very many tokens, in the first of them. */
export function ruleChoices(entries: readonly Entry[]): readonly Choice[] {
  const counts = new Map<RuleCode, number>();
  for (const entry of entries.slice(0, MOST_JUDGED)) {
    for (const { code } of findingsOf(entry)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const isAll = entries.length <= MOST_JUDGED;
  return [...counts].map(([code, found]) => {
    const count = isAll ? found : null;
    return { insert: code, label: code, about: ruleTitle(code), count, whole: true };
  });
}

/** What `has:` knows beside claims: a finding, and one that is muted. */
export function findingChoices(entries: readonly Entry[]): readonly Choice[] {
  const found: Test = (entry) => findingsOf(entry).length > 0;
  const muted: Test = (entry) => mutedOf(entry).length > 0;
  const isAnyMuted = entries.some(({ mutes }) => !mutes.isEmpty);
  return [
    choice('finding', aboutFindings('finding'), entries, found),
    ...(isAnyMuted ? [choice('muted', aboutFindings('muted'), entries, muted)] : []),
  ];
}
