// Strings that other scanners must or must not report.
import { join } from 'node:path';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { platformJson, silent } from './expectations.ts';
import { isRecord, jsonFile, recordsOf, type SetResult, SetTally, stringOf } from './set-result.ts';

export function scanners(dir: string): SetResult {
  const tally = new SetTally('scanners');
  for (const one of recordsOf(jsonFile(join(dir, 'scanners/cases.json')), 'cases')) {
    const [name, text, expect] = ['id', 'text', 'expect'].map((member) => stringOf(one, member));
    if (name === undefined || text === undefined) continue;
    const found = unwrap(text).tokens;
    const tokens = Array.isArray(one['tokens']) ? one['tokens'].map(String) : [];
    switch (expect) {
      case 'match':
        tally.count(name, found.length === 0 ? 'no token was found' : null);
        break;
      case 'match-nested':
        nested(tally, name, text, tokens);
        break;
      case 'nomatch':
        tally.count(name, silent(text));
        break;
      default:
        tally.decided(name, 'one segment alone, which its authors left out too', silent(text));
    }
  }
  return tally.result();
}

function nested(tally: SetTally, name: string, text: string, tokens: readonly string[]): void {
  const hasAlg = tokens.every((token) => {
    const header = platformJson(token.split('.')[0] ?? '');
    return isRecord(header) && 'alg' in header;
  });
  if (!hasAlg) {
    tally.decided(
      name,
      'silent: the header has no alg, which RFC 7515 §4.1.1 demands',
      silent(text),
    );
    return;
  }
  const found = unwrap(text).tokens.map(({ raw }) => raw);
  const missed = tokens.filter((token) => !found.includes(token));
  tally.count(name, missed.length > 0 ? 'the token in the base64 was not found' : null);
}
