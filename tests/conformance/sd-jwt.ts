// RFC 9901: SD-JWTs found with all their disclosures, and processed into the payload that it expects.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decodeToken } from '../../lib/token/decode.ts';
import { foundWhole, plain, silent } from './expectations.ts';
import { jsonFile, recordsOf, type SetResult, SetTally, stringOf } from './set-result.ts';

export function sdJwt(dir: string): SetResult {
  const tally = new SetTally('sdjwt-rfc9901');
  const folder = join(dir, 'sdjwt-rfc9901');
  for (const one of recordsOf(jsonFile(join(folder, 'appendix_a.json')), 'cases')) {
    const raw = stringOf(one, 'compact');
    tally.count(
      stringOf(one, 'name'),
      foundWhole(raw) ?? payloadWrong(raw, one['expected_payload']),
    );
  }
  for (const one of recordsOf(jsonFile(join(folder, 'draft_text_tokens.json')), 'tokens')) {
    const raw = stringOf(one, 'raw');
    const isToken = raw.includes('.');
    // The text also quotes disclosures and payloads alone.
    tally.count(
      `draft, line ${one['line']}`,
      isToken ? (foundWhole(raw) ?? faulty(raw)) : silent(raw),
    );
  }
  return tally.result();
}

function payloadWrong(raw: string, expected: unknown): string | null {
  const token = decodeToken(raw);
  if (token?.form !== 'sd-jwt') return `was decoded as ${token?.form ?? 'nothing'}`;
  if (token.claims.state !== 'read') return 'the claims were not read';
  if (!isDeepStrictEqual(plain(token.claims.set), expected)) {
    return `the payload was processed into ${JSON.stringify(plain(token.claims.set))}`;
  }
  return faulty(raw);
}

/** Digests and key bindings of this set were checked by others and are right. */
function faulty(raw: string): string | null {
  const faults = decodeToken(raw)?.faults ?? [];
  return faults.length === 0
    ? null
    : `faults are reported: ${faults.map(({ code }) => code).join()}`;
}
