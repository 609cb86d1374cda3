// JSONTestSuite: what must be read is read without loss, what must be refused is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { decodeUtf8 } from '../../lib/jose/utf8.ts';
import { filesIn, type SetResult, SetTally } from './set-result.ts';

export function jsonTestSuite(dir: string): SetResult {
  const tally = new SetTally('jsontestsuite');
  for (const folder of ['test_parsing', 'test_transform']) {
    const path = join(dir, 'jsontestsuite', folder);
    for (const name of filesIn(path, /\.json$/)) {
      tally.count(name, misread(name, readFileSync(join(path, name))));
    }
  }
  return tally.result();
}

function misread(name: string, bytes: Uint8Array): string | null {
  const utf8 = decodeUtf8(bytes);
  const reading = utf8.ok ? parseJson(utf8.text) : null;
  if (name.startsWith('n_')) return reading?.ok ? 'was read' : null;
  if (!utf8.ok || !reading?.ok) return name.startsWith('y_') ? 'was refused' : null;
  const written = stringifyJson(reading.value);
  return written === lossless(utf8.text) ? null : `was read and written as ${written.slice(0, 80)}`;
}

/** The text without white space between its signs, its strings written in one way. */
function lossless(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (part) =>
    part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : '',
  );
}
