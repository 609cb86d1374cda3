// Judges a token by all rules.
import type { Kind } from '../token/kind.ts';
import type { Token } from '../token/token.ts';
import type { Found, Rule, Severity, Subject } from './finding.ts';
import { RULES, type RuleCode } from './rules.ts';

/** What a rule found out, with how bad it is. */
export type Finding = Found & {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly source: readonly string[];
};

/** A rule that threw, which is a mistake of ours and none of the token's. */
export interface FailedRule {
  readonly code: string;
}

export interface Judgement {
  /** From worst to mildest. */
  readonly findings: readonly Finding[];
  readonly failed: readonly FailedRule[];
}

/** What follows from a token alone is kept with it: its record changes with every sighting. */
const known = new WeakMap<Token, { readonly kind: Kind; readonly judgement: Judgement }>();

const OF_TOKEN: readonly Rule<RuleCode>[] = RULES.filter(({ needs }) => needs === 'token');
const OF_RECORD: readonly Rule<RuleCode>[] = RULES.filter(({ needs }) => needs === 'record');
const PLACE: ReadonlyMap<string, number> = new Map(RULES.map(({ code }, index) => [code, index]));

/** All that the rules find in a token. Total: a rule that throws is named and left out. */
export function judge(subject: Subject): Judgement {
  const before = known.get(subject.token);
  const ofToken = before?.kind === subject.kind ? before.judgement : judgeBy(OF_TOKEN, subject);
  if (before?.judgement !== ofToken) {
    known.set(subject.token, { kind: subject.kind, judgement: ofToken });
  }
  const ofRecord = judgeBy(OF_RECORD, subject);
  if (ofRecord.findings.length === 0 && ofRecord.failed.length === 0) return ofToken;
  const findings = [...ofToken.findings, ...ofRecord.findings].sort(
    (one, other) => (PLACE.get(one.code) ?? 0) - (PLACE.get(other.code) ?? 0),
  );
  return { findings, failed: [...ofToken.failed, ...ofRecord.failed] };
}

const NOTHING: Judgement = { findings: [], failed: [] };

/** The same for any rules, in their order. */
export function judgeBy<Code extends string>(
  rules: readonly Rule<Code>[],
  subject: Subject,
): {
  readonly findings: readonly (Finding & { readonly code: Code })[];
  readonly failed: readonly FailedRule[];
};
export function judgeBy(rules: readonly Rule<RuleCode>[], subject: Subject): Judgement {
  let findings: Finding[] | null = null;
  let failed: FailedRule[] | null = null;
  for (const { code, severity, source, judge: look } of rules) {
    try {
      const found = look(subject);
      if (found === null) continue;
      findings ??= [];
      findings.push({ code, severity, source, evidence: found.evidence });
    } catch {
      failed ??= [];
      failed.push({ code });
    }
  }
  if (findings === null && failed === null) return NOTHING;
  return { findings: findings ?? [], failed: failed ?? [] };
}
