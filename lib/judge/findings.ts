// Judges a token by all rules.
import type { Kind } from '../token/kind.ts';
import type { Form, Token } from '../token/token.ts';
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

type Rules = readonly Rule<RuleCode>[];

/** The rules about each kind and form that was judged, so that no other is asked. */
const rulesAbout = new Map<string, { readonly ofToken: Rules; readonly ofRecord: Rules }>();

function rulesFor(kind: Kind, form: Form) {
  const key = `${kind} ${form}`;
  const gathered = rulesAbout.get(key);
  if (gathered !== undefined) return gathered;
  const rules: Rules = RULES.filter((rule) => isAbout(rule, kind, form));
  const both = {
    ofToken: rules.filter(({ needs }) => needs === 'token'),
    ofRecord: rules.filter(({ needs }) => needs !== 'token'),
  };
  rulesAbout.set(key, both);
  return both;
}

function isAbout({ kinds, forms }: Rule, kind: Kind, form: Form): boolean {
  return (kinds?.includes(kind) ?? true) && (forms?.includes(form) ?? true);
}

const PLACE: ReadonlyMap<string, number> = new Map(RULES.map(({ code }, index) => [code, index]));

/** All that the rules find in a token. Total: a rule that throws is named and left out. */
export function judge(subject: Subject): Judgement {
  const { kind, token } = subject;
  const rules = rulesFor(kind, token.form);
  const before = known.get(token);
  const ofToken = before?.kind === kind ? before.judgement : judgeByAll(rules.ofToken, subject);
  if (before?.judgement !== ofToken) known.set(token, { kind, judgement: ofToken });
  const ofRecord = judgeByAll(rules.ofRecord, subject);
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
export function judgeBy(rules: Rules, subject: Subject): Judgement {
  const { kind, token } = subject;
  return judgeByAll(
    rules.filter((rule) => isAbout(rule, kind, token.form)),
    subject,
  );
}

function judgeByAll(rules: Rules, subject: Subject): Judgement {
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
