// Base64 as browsers' own test suites decode it. Tokens need the strict form without padding
// (RFC 7515 §2): everything else is refused or has a fault, and bytes that are given are the right ones.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decodeBase64url } from '../../lib/jose/base64url.ts';
import { isRecord, jsonFile, type SetResult, SetTally, stringOf } from './set-result.ts';

export function base64(dir: string): SetResult {
  const tally = new SetTally('base64');
  const strict = jsonFile(join(dir, 'base64/test262_fromBase64.json'));
  for (const one of Array.isArray(strict) ? strict.filter(isRecord) : []) {
    const input = stringOf(one, 'input');
    tally.count(`test262 ${JSON.stringify(input)}`, misread(input, one['loose']));
  }
  const forgiving = jsonFile(join(dir, 'base64/wpt_forgiving_base64.json'));
  for (const [input, bytes] of Array.isArray(forgiving) ? forgiving : []) {
    tally.count(`wpt ${JSON.stringify(input)}`, misread(String(input), bytes));
  }
  return tally.result();
}

/** @param loose the bytes that a forgiving decoder gives, or null where even that refuses */
function misread(input: string, loose: unknown): string | null {
  const reading = decodeBase64url(input);
  const canonical = Buffer.from(input, 'base64url').toString('base64url') === input;
  if (canonical !== (reading.ok && reading.fault === null)) {
    return canonical ? 'canonical base64url was not read plainly' : 'no fault was reported';
  }
  if (!reading.ok || loose === null) return null;
  return isDeepStrictEqual([...reading.bytes], loose) ? null : 'other bytes were read';
}
