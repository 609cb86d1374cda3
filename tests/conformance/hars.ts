// Recorded HARs and HTTP messages: every token at every place, none that is not there.
import { join } from 'node:path';
import { FileScanner } from '../../scripts/scan/file-scanner.ts';
import type { Finding } from '../../scripts/scan/finding.ts';
import { shown } from './expectations.ts';
import { referenceSet, referenceTokens } from './reference-finder.ts';
import { type NamedText, type SetResult, SetTally, textsIn } from './set-result.ts';

export function harPolly(dir: string): SetResult {
  return compared('har-polly', textsIn(join(dir, 'har-polly'), /\.har$/));
}

export function trafficJson(dir: string): SetResult {
  return compared('traffic-json', textsIn(join(dir, 'traffic-json'), /\.json$/));
}

export function harNegative(dir: string): SetResult {
  const tally = new SetTally('har-negative');
  for (const { name, text } of textsIn(join(dir, 'har-negative'), /\.har$/)) {
    const [found] = findingsIn(text);
    tally.count(name, found === undefined ? null : `${shown(found.raw)} was taken for a token`);
  }
  return tally.result();
}

/** One case for each different token, and one for all the places in each file. */
function compared(set: string, files: readonly NamedText[]): SetResult {
  const tally = new SetTally(set);
  const expected = new Set<string>();
  const found = new Set<string>();
  for (const { name, text } of files) {
    const findings = findingsIn(text);
    for (const { raw } of findings) found.add(raw);
    for (const raw of referenceSet(text)) expected.add(raw);
    tally.count(name, placesWrong(text, findings));
  }
  for (const raw of expected) {
    tally.count(shown(raw), found.has(raw) ? null : 'this token was not found');
  }
  for (const raw of [...found].filter((one) => !expected.has(one))) {
    tally.count(shown(raw), 'this is no token by the definition of the corpus');
  }
  return tally.result();
}

/** Every verbatim place once, and what is said to stand somewhere stands there. */
function placesWrong(text: string, findings: readonly Finding[]): string | null {
  const places = new Set(referenceTokens(text).map(({ start, end }) => `${start}-${end}`));
  const expected = places.size;
  for (const { start, end, raw } of findings) {
    if (start === null || end === null) continue;
    if (text.slice(start, end) !== raw) return `another text stands at ${start}`;
    if (!places.delete(`${start}-${end}`))
      return `the place at ${start} was reported wrongly or twice`;
  }
  return places.size > 0 ? `${places.size} of ${expected} places were not reported` : null;
}

function findingsIn(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  const scanner = new FileScanner({
    finding: (finding) => findings.push(finding),
    limit: () => {},
  });
  scanner.push(text);
  scanner.end();
  return findings;
}
