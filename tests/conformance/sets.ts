// Every set of the corpus, in the order of its README.
import { join } from 'node:path';
import { base64 } from './base64.ts';
import { dpop } from './dpop.ts';
import { findings } from './findings.ts';
import { harNegative, harPolly, trafficJson } from './hars.ts';
import { jsonTestSuite } from './json-test-suite.ts';
import { libTestTokens } from './lib-test-tokens.ts';
import { scanners } from './scanners.ts';
import { sdJwt } from './sd-jwt.ts';
import { cookbook, joserfc, latchset } from './serializations.ts';
import { checkSessionCookies } from './session-cookies.ts';
import { jsonFile, notApplicable, type SetResult, SetTally } from './set-result.ts';
import { verification } from './verification.ts';

export interface ConformanceSet {
  readonly name: string;
  readonly run: (dir: string) => SetResult | Promise<SetResult>;
}

export const SETS: readonly ConformanceSet[] = [
  { name: 'rfc7520-cookbook', run: cookbook },
  { name: 'rfc-vectors-latchset', run: latchset },
  { name: 'joserfc-fixtures', run: joserfc },
  { name: 'rfc9449-dpop', run: dpop },
  { name: 'sdjwt-rfc9901', run: sdJwt },
  {
    name: 'sdjwt-spec-yaml',
    run: () =>
      notApplicable('sdjwt-spec-yaml', 'specifications for issuers; no token stands in it'),
  },
  { name: 'scanners', run: scanners },
  { name: 'lib-test-tokens', run: libTestTokens },
  { name: 'har-polly', run: harPolly },
  { name: 'har-negative', run: harNegative },
  { name: 'traffic-json', run: trafficJson },
  { name: 'session-cookies', run: sessionCookies },
  { name: 'jsontestsuite', run: jsonTestSuite },
  { name: 'base64', run: base64 },
  {
    name: 'weak-secrets',
    run: () =>
      notApplicable('weak-secrets', 'keys for checking signatures, which finding does not'),
  },
  // Signatures and decryption, over the sets above.
  { name: 'verification', run: verification },
  // The rules, over the sets above.
  { name: 'findings', run: findings },
];

function sessionCookies(dir: string): SetResult {
  const tally = new SetTally('session-cookies');
  const { cases } = checkSessionCookies(jsonFile(join(dir, 'session-cookies/cookies.json')));
  for (const { framework, value, verdict, reason } of cases) {
    const name = `${framework} ${value.slice(0, 32)}`;
    if (verdict === 'fragment') tally.decided(name, `not named: ${reason}`);
    else tally.count(name, verdict === 'failed' ? reason : null);
  }
  return tally.result();
}
