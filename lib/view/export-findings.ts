// What the rules found, as the export document has it.
import type { Evidence, Severity } from '../judge/finding.ts';
import type { Finding } from '../judge/findings.ts';
import type { RuleCode } from '../judge/rules.ts';
import type { Entry } from './entry.ts';
import { judgementOf } from './findings.ts';

export interface ExportedFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** Only of one that a person muted. */
  readonly muted?: true;
  /** Where it can be looked at, the most telling first. */
  readonly evidence: readonly ExportedEvidence[];
}

/** `at` says what the others are about; a safe share has nothing but it. */
export interface ExportedEvidence {
  readonly at: Evidence['at'];
  readonly [fact: string]: string | number | null | readonly string[];
}

/** What was found in a token, from worst to mildest, and then what of it is muted. */
export function exportFindings(entry: Entry): readonly ExportedFinding[] {
  const { findings, muted } = judgementOf(entry);
  return [
    ...findings.map((finding) => exportFinding(finding)),
    ...muted.map((finding) => ({ ...exportFinding(finding), muted: true as const })),
  ];
}

/** The same without what it says of the token: evidence may be a name, a host or a value. */
export function outlineOf(findings: readonly ExportedFinding[]): readonly ExportedFinding[] {
  return findings.map(({ evidence, ...finding }) => {
    return { ...finding, evidence: evidence.map(({ at }) => ({ at })) };
  });
}

function exportFinding({ code, severity, evidence }: Finding): ExportedFinding {
  return { code, severity, evidence: evidence.map(exportEvidence) };
}

/** Values of members are left out: the token is there. */
function exportEvidence(evidence: Evidence): ExportedEvidence {
  switch (evidence.at) {
    case 'claim':
    case 'header':
      return { at: evidence.at, name: evidence.name };
    case 'segment': {
      const { code, segment, at } = evidence.fault;
      return { at: 'segment', segment, fault: code, offset: at };
    }
    case 'place':
      return { at: 'place', carrier: evidence.place.carrier, field: evidence.place.field };
    case 'sent':
      return { at: 'sent', moment: new Date(evidence.moment).toISOString() };
    case 'token':
      // Its name means nothing outside of this ledger.
      return { at: 'token', kind: evidence.kind };
    case 'signature':
    case 'cookie':
    case 'hosts':
    case 'request':
    case 'parameter':
    case 'field':
    case 'bits':
      return evidence;
  }
}
