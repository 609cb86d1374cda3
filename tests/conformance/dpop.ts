// RFC 9449: DPoP proofs are found, nonces that are shaped like a JWT are not.
import { join } from 'node:path';
import { findTokens } from '../../lib/scan/find.ts';
import { foundWhole, silent } from './expectations.ts';
import { jsonFile, recordsOf, type SetResult, SetTally, stringOf } from './set-result.ts';

export function dpop(dir: string): SetResult {
  const tally = new SetTally('rfc9449-dpop');
  const file = jsonFile(join(dir, 'rfc9449-dpop/tokens.json'));
  const nonces = (file as { readonly not_tokens?: readonly unknown[] }).not_tokens ?? [];
  for (const token of recordsOf(file, 'tokens')) {
    const raw = stringOf(token, 'raw');
    const name = `line ${token['line']}`;
    const fenced = raw.endsWith('~~~');
    if (fenced) {
      const decision = 'found without the ~~~ that ends the block of text in which it stands';
      tally.decided(name, decision, foundWhole(raw.slice(0, -3)) ?? fenceTaken(raw));
    } else tally.count(name, nonces.includes(raw) ? silent(`DPoP-Nonce: ${raw}`) : foundWhole(raw));
  }
  for (const nonce of nonces) tally.count(`nonce ${nonce}`, silent(String(nonce)));
  return tally.result();
}

function fenceTaken(raw: string): string | null {
  return findTokens(raw)[0]?.end === raw.length - 3
    ? null
    : 'tildes behind it were taken for its own';
}
