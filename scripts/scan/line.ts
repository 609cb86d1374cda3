// One place of one token as a line of JSON, described in docs/scan.md.
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { englishEvidence } from '../../lib/view/export-words.ts';
import type { Finding } from './finding.ts';
import { kindAt, type TokenReader } from './reading.ts';

/**
 * A finding as one line of JSON, its line feed included. Header and claims are written as the token
 * writes them: numbers keep their text, members their order, duplicates stay.
 */
export function jsonLine(file: string, finding: Finding, reader: TokenReader): string {
  const { start, end, raw, form, carrier, field, via, entry, recognition } = finding;
  if (recognition !== null) {
    const { role: kind, family, label, content } = recognition;
    const evidence = englishEvidence(recognition.evidence);
    const claims = content === null || typeof content === 'string' ? null : stringifyJson(content);
    const plain = { file, start, end, raw, form, kind, carrier, field, via };
    return lineOf(plain, null, claims, { entry, family, label, evidence });
  }
  const token = reader.token(raw);
  const kind = kindAt(token, finding);
  const claims = token?.claims.state === 'read' ? stringifyJson(token.claims.set) : null;
  const faults = token?.faults.map(({ code }) => code) ?? [];
  const plain = { file, start, end, raw, form, kind, carrier, field, via };
  return lineOf(plain, token === null ? null : stringifyJson(token.header), claims, {
    entry,
    faults,
  });
}

function lineOf(plain: object, header: string | null, claims: string | null, extra: object) {
  const head = JSON.stringify(plain).slice(0, -1);
  const tail = JSON.stringify(extra).slice(1);
  return `${head},"header":${header},"claims":${claims},${tail}\n`;
}
