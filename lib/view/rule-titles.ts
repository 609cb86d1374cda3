// What findings are called where there is room for a few words.
import type { Severity } from '../judge/finding.ts';
import type { Finding } from '../judge/findings.ts';
import type { RuleCode } from '../judge/rules.ts';
import { keyPart, say, sayCounted } from '../words/say.ts';

/** What a rule finds, in a few words: "Sent without Secure". */
export function ruleTitle(code: RuleCode): string {
  return say(`rule_${keyPart(code)}_title`);
}

/** The same of a rule by the code that was stored, which another version may have known. */
export function storedRuleTitle(code: string): string {
  // Not by the rules, which a page does not load to show its settings. What has no text is its key.
  const title = ruleTitle(code as RuleCode);
  return title === `rule_${keyPart(code)}_title` || title === '' ? code : title;
}

/** "Error", "Warning", "Note". */
export function severityWord(severity: Severity): string {
  return say(`severity_${severity}`);
}

/** How many are told and how bad, and how many are muted: "2 findings, the worst: Warning, 1 muted". */
export function countWords(findings: readonly Finding[], muted: number): string {
  const [worst] = findings;
  const parts = [
    ...(worst === undefined
      ? []
      : [sayCounted('findings_count', findings.length, { worst: severityWord(worst.severity) })]),
    ...mutedWords(muted),
  ];
  return parts.join(', ');
}

/** "2 muted"; nothing for none. */
export function mutedWords(muted: number): readonly string[] {
  return muted === 0 ? [] : [sayCounted('findings_muted', muted)];
}
