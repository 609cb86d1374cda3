// What is found in tokens and whether their signatures are genuine, as text and as lines of JSON.
import { encodeBase64url } from '../../lib/jose/base64url.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { SEVERITIES, type Severity } from '../../lib/judge/finding.ts';
import type { Finding } from '../../lib/judge/findings.ts';
import type {
  DecryptionVerdict,
  Plaintext,
  SignatureVerdict,
  Verification,
} from '../../lib/judge/verify/verification.ts';
import { type Entry, issuerWords, whoWords } from '../../lib/view/entry.ts';
import { exportFindings } from '../../lib/view/export-findings.ts';
import { evidenceWords } from '../../lib/view/finding-words.ts';
import { findingsOf } from '../../lib/view/findings.ts';
import { kindWord } from '../../lib/view/kind-words.ts';
import { ruleTitle } from '../../lib/view/rule-titles.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';
import { plural } from '../text-table.ts';
import { type Part, partsOf } from './parts.ts';

/** One token of a file with all that is said of it. */
export interface Verdict {
  readonly file: string;
  readonly entry: Entry;
  /** Null where no keys were given, or none can be asked. */
  readonly verification: Verification | null;
}

/** The worst that is said of a token; null for nothing. A part that was checked and failed is an error. */
export function worstOf({ entry, verification }: Verdict): Severity | null {
  if (failedParts(verification).length > 0) return 'error';
  return findingsOf(entry)[0]?.severity ?? null;
}

function failedParts(verification: Verification | null): readonly Part[] {
  return verification === null
    ? []
    : partsOf(verification).filter(({ failure }) => failure !== null);
}

/** Whether one severity is as bad as another, or worse. */
export function isAsBad(one: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(one) <= SEVERITIES.indexOf(other);
}

/** A token as one line of JSON, its line feed included; described in docs/scan.md. */
export function verdictLine({ file, entry, verification }: Verdict): string {
  const { record, verdict } = entry;
  const { raw, form, places } = record;
  const signature = verification === null ? null : signatureFacts(verification);
  const where = places.map(({ carrier, field, via }) => ({ carrier, field, via }));
  const findings = exportFindings(entry);
  const line = { file, raw, form, kind: verdict.kind, places: where, signature, findings };
  return `${JSON.stringify(line)}\n`;
}

function signatureFacts(verification: Verification) {
  const { signature, decryption, givenContent } = verification;
  const { state } = signature;
  const [, ...others] = partsOf(verification);
  const parts = others.map(({ name, failure }) => ({ name, failure }));
  const told = decryption === undefined ? factsOf(signature) : decryptionFacts(decryption);
  return {
    ...{ state, ...told },
    ...(givenContent === undefined ? {} : { givenContent }),
    ...(parts.length === 0 ? {} : { parts }),
  };
}

function decryptionFacts(verdict: DecryptionVerdict) {
  const decryption = verdict.state;
  const told = { decryption, ...factsOf(verdict) };
  if (verdict.state !== 'decrypted') return told;
  return { ...told, encryption: verdict.encryption, plaintext: plaintextFacts(verdict.plaintext) };
}

/** Which key did it, or why none. */
function factsOf(verdict: SignatureVerdict | DecryptionVerdict) {
  if (verdict.state === 'verified' || verdict.state === 'decrypted') {
    const { algorithm, key } = verdict;
    return { algorithm, key: key.label, from: key.source.from };
  }
  if (verdict.state === 'failed') return { reason: verdict.reason.code };
  return 'why' in verdict ? { why: verdict.why } : {};
}

/** What was inside, as text: claims as they were written, bytes in base64url. */
function plaintextFacts(plaintext: Plaintext): { readonly kind: string; readonly text: string } {
  const { kind } = plaintext;
  switch (kind) {
    case 'claims':
      return { kind, text: stringifyJson(plaintext.set) };
    case 'token':
      return { kind, text: plaintext.token.raw };
    case 'text':
      return { kind, text: plaintext.text };
    case 'bytes':
      return { kind, text: encodeBase64url(plaintext.bytes) };
  }
}

/** A token with its findings in lines for people; nothing for one of which nothing is to be said. */
export function verdictText({ file, entry, verification }: Verdict, now: number): string {
  const findings = findingsOf(entry);
  if (findings.length === 0 && verification === null) return '';
  const parts = [kindWord(entry.verdict.kind), whoWords(entry).text, issuerWords(entry)];
  const [carried = '', ...more] = entry.carriedBy;
  const where = more.length === 0 ? carried : `${carried} +${more.length}`;
  const lines = [[...parts, where, file].filter((part) => part !== '' && part !== '—').join(' · ')];
  for (const { name, words } of verification === null ? [] : partsOf(verification)) {
    lines.push(`  ${name.padEnd(WIDTH + 2)}  ${words}`);
  }
  for (const finding of findings) lines.push(findingText(finding, now));
  return `${lines.map(plainVisibleText).join('\n')}\n`;
}

const WIDTH = Math.max(...SEVERITIES.map(({ length }) => length));

function findingText({ code, severity, evidence }: Finding, now: number): string {
  const seen = evidence.map((one) => {
    const { label, name, value } = evidenceWords(one, now);
    return [label, name, value].filter((part) => part !== null && part !== '').join(' ');
  });
  return `  ${severity.padEnd(WIDTH + 2)}  ${ruleTitle(code)} (${code}): ${seen.join('; ')}`;
}

/** "2 errors, 1 warning and 0 notes in 3 of 9 tokens." */
export function totalText(verdicts: readonly Verdict[]): string {
  const all = verdicts.flatMap(({ entry }) => findingsOf(entry));
  const counts = SEVERITIES.map((severity) =>
    plural(all.filter((one) => one.severity === severity).length, severity),
  );
  const told = verdicts.filter((verdict) => worstOf(verdict) !== null).length;
  const failed = verdicts.flatMap(({ verification }) => failedParts(verification));
  const sentences = (['signature', 'decryption', 'binding'] as const).map((kind) => {
    const count = failed.filter((part) => part.kind === kind).length;
    return count === 0 ? '' : ` ${plural(count, kind)} failed.`;
  });
  const found = `${counts.join(', ')} in ${told} of ${plural(verdicts.length, 'token')}.`;
  return `${found}${sentences.join('')}\n`;
}
