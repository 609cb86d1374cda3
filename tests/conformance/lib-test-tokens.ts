// Tokens and near-tokens from the test suites of thirteen libraries.
import { join } from 'node:path';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { readToken } from '../../lib/token/reading.ts';
import { foundWhole, headerRead, platformJson } from './expectations.ts';
import { DECISIONS } from './near-tokens.ts';
import { type SetResult, SetTally, stringOf, textsIn } from './set-result.ts';

export function libTestTokens(dir: string): SetResult {
  const tally = new SetTally('lib-test-tokens');
  const folder = join(dir, 'lib-test-tokens');
  for (const token of linesOf(folder, /^tokens\.jsonl$/)) {
    const raw = stringOf(token, 'raw');
    const form = stringOf(token, 'kind').toLowerCase() === 'jwe' ? 'jwe' : 'jws';
    const header = platformJson(raw.split('.')[0] ?? '');
    tally.count(caseName(token), foundWhole(raw) ?? headerRead(raw, form, header));
  }
  for (const near of linesOf(folder, /^near_tokens\.jsonl$/)) judge(tally, near);
  return tally.result();
}

function judge(tally: SetTally, near: unknown): void {
  const name = caseName(near);
  const raw = stringOf(near, 'raw');
  const listed = unwrap(raw).tokens.some((token) => token.raw === raw);
  const faults = readToken(raw).faults;
  const decision = DECISIONS.find(({ cases }) => cases.includes(name));
  if (faults.length === 0) {
    tally.decided(name, '', 'whoever hands it in is not told what is wrong with it');
  } else if (decision === undefined) {
    tally.decided(name, `${listed ? 'listed' : 'silent'}; no decision about it is on record`);
  } else {
    const kept = listed === decision.listed;
    tally.decided(name, decision.why, kept ? null : `the decision is not kept: ${decision.why}`);
  }
}

function linesOf(folder: string, file: RegExp): readonly unknown[] {
  return textsIn(folder, file).flatMap(({ text }) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line)),
  );
}

function caseName(of: unknown): string {
  const file = stringOf(of, 'path').split('/').at(-1);
  const line = (of as { readonly line?: unknown }).line;
  return `${stringOf(of, 'repo')} ${file}:${line}`;
}
