// The sets themselves are run by npm run conformance; here they are run on small corpora of our own, to
// see that they fail what must fail.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CompactSign } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conformanceReport, runConformance } from '../../scripts/conformance.ts';
import { jws, jwsOf, segment } from '../support/tokens.ts';
import { base64 } from './base64.ts';
import { dpop } from './dpop.ts';
import { findings } from './findings.ts';
import { harNegative, harPolly } from './hars.ts';
import { jsonTestSuite } from './json-test-suite.ts';
import { libTestTokens } from './lib-test-tokens.ts';
import { scanners } from './scanners.ts';
import { sdJwt } from './sd-jwt.ts';
import { cookbook, latchset } from './serializations.ts';
import { verification } from './verification.ts';

const TOKEN = jws({ sub: 'ada' });
const NO_ALG = `${segment('{"typ":"JWT"}')}.e30.c2ln`;
const FLAT = { payload: 'e30', protected: segment('{"alg":"none"}'), signature: 'c2ln' };

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bearerscope-corpus-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(name: string, content: unknown): void {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('a set', () => {
  test('scanners: found, silent, nested and decided', () => {
    const cases = [
      { id: '1', text: TOKEN, expect: 'match' },
      { id: '2', text: 'nothing', expect: 'match' },
      { id: '3', text: TOKEN, expect: 'nomatch' },
      { id: '4', text: btoa(TOKEN), expect: 'match-nested', tokens: [TOKEN] },
      { id: '5', text: btoa(NO_ALG), expect: 'match-nested', tokens: [NO_ALG] },
    ];
    put('scanners/cases.json', { cases });
    const { passed, failures, soft } = scanners(dir);
    expect(passed).toBe(2);
    expect(failures.map(({ name }) => name)).toEqual(['2', '3']);
    expect(soft.map(({ name }) => name)).toEqual(['5']);
  });

  test('lib-test-tokens: tokens whole, near-tokens by their decision', () => {
    const near = { repo: 'panva/jose', path: 'test/jwt/unsecured.test.ts', line: 44 };
    put('lib-test-tokens/tokens.jsonl', `${JSON.stringify({ raw: TOKEN, kind: 'JWS' })}\n`);
    put(
      'lib-test-tokens/near_tokens.jsonl',
      `${JSON.stringify({ ...near, raw: TOKEN })}\n${JSON.stringify({ raw: 'eyJ.' })}\n`,
    );
    expect(libTestTokens(dir)).toMatchObject({
      passed: 1,
      failures: [{ name: 'panva/jose unsecured.test.ts:44' }],
      soft: [{ decision: 'silent; no decision about it is on record' }],
    });
  });

  test('HARs: each different token, and the places in each file', () => {
    const entry = { request: { url: 'https://a.example', headers: [{ name: 'x', value: TOKEN }] } };
    put('har-polly/a.har', { log: { entries: [entry, entry] } });
    put('har-negative/b.har', { log: { entries: [entry] } });
    expect(harPolly(dir)).toMatchObject({ passed: 2, failures: [] });
    expect(harNegative(dir).failures).toHaveLength(1);
  });

  test('serializations: every form, and keys are no tokens', () => {
    put('rfc7520-cookbook/a.json', { output: { compact: TOKEN, json_flat: FLAT } });
    put('rfc7520-cookbook/b.json', { output: { json: { payload: 'e30', signatures: [{}] } } });
    put('rfc-vectors-latchset/a.jwsc', `${TOKEN}\n`);
    put('rfc-vectors-latchset/b.jwk', { kty: 'oct', k: TOKEN });
    expect(cookbook(dir)).toMatchObject({ passed: 2, failures: [{ name: 'b.json (general)' }] });
    expect(latchset(dir)).toMatchObject({ passed: 1, failures: [{ name: 'b.jwk' }] });
  });

  test('DPoP: nonces are silent', () => {
    put('rfc9449-dpop/tokens.json', {
      tokens: [{ raw: TOKEN }, { raw: 'eyJ7' }],
      not_tokens: [TOKEN],
    });
    expect(dpop(dir).failures.map(({ name }) => name)).toEqual([
      'line undefined',
      'line undefined',
      `nonce ${TOKEN}`,
    ]);
  });

  test('SD-JWT: the payload must be the one that is expected', () => {
    const compact = `${jwsOf('{"a":1}', '{"alg":"ES256","typ":"dc+sd-jwt"}')}~`;
    const cases = [
      { name: 'same', compact, expected_payload: { a: 1 } },
      { name: 'other', compact, expected_payload: { a: 2 } },
    ];
    put('sdjwt-rfc9901/appendix_a.json', { cases });
    put('sdjwt-rfc9901/draft_text_tokens.json', { tokens: [{ line: 3, raw: 'WyJhIl0' }] });
    expect(sdJwt(dir)).toMatchObject({ passed: 2, failures: [{ name: 'other' }] });
  });

  test('JSONTestSuite: refused, read, and read without loss', () => {
    put('jsontestsuite/test_parsing/y_a.json', '[1.0e0 ,"\\u0041"]');
    put('jsontestsuite/test_parsing/y_b.json', '[1,]');
    put('jsontestsuite/test_parsing/n_c.json', '[]');
    put('jsontestsuite/test_parsing/i_d.json', '[1,]');
    put('jsontestsuite/test_transform/e.json', '{"a":1,"a":2}');
    const { passed, failures } = jsonTestSuite(dir);
    expect(passed).toBe(3);
    expect(failures.map(({ name }) => name)).toEqual(['n_c.json', 'y_b.json']);
  });

  test('base64: strict, and the right bytes', () => {
    put('base64/test262_fromBase64.json', [
      { input: 'YQ', loose: [97] },
      { input: 'YQ==', loose: [97] },
      { input: 'YR', loose: [97] },
      { input: 'YQ', loose: [98] },
    ]);
    put('base64/wpt_forgiving_base64.json', [[' YQ', [97]]]);
    expect(base64(dir)).toMatchObject({
      passed: 4,
      failures: [{ reason: 'other bytes were read' }],
    });
  });
});

test('verification: with the key beside it, or with a reason', async () => {
  const key = { kty: 'oct', k: segment('a secret of thirty-two octets ...') };
  const signing = new CompactSign(new TextEncoder().encode('{}')).setProtectedHeader({
    alg: 'HS256',
  });
  const compact = await signing.sign(new TextEncoder().encode('a secret of thirty-two octets ...'));
  put('rfc7520-cookbook/a.json', { input: { payload: '{}', key }, output: { compact } });
  put('rfc7520-cookbook/b.json', { input: { payload: '{}', key }, output: { compact: TOKEN } });
  put('rfc-vectors-latchset/rfc7515_A.5.jwsc', compact);
  put('rfc-vectors-latchset/rfc7515_A.5.jwk', key);
  put('joserfc-fixtures/c.json', { tests: [] });
  put('rfc9449-dpop/tokens.json', { tokens: [] });
  put('sdjwt-rfc9901/appendix_a.json', { cases: [] });
  put('sdjwt-rfc9901/draft_text_tokens.json', { tokens: [] });
  put('sdjwt-rfc9901/keys.json', { keys: [] });
  put('lib-test-tokens/tokens.jsonl', `${JSON.stringify({ raw: compact })}\n`);
  expect(await verification(dir)).toMatchObject({
    passed: 2,
    failures: [
      { name: 'rfc7520-cookbook b.json compact' },
      { reason: 'verified in place of unsigned alg-none' },
    ],
  });
});

test('findings: as often as reviewed, and no others', () => {
  put('a/a.json', TOKEN);
  put('b/b.json', jwsOf('{"exp":"1"}', '{"alg":"none"}'));
  const bare = (set: string, counts = {}) => ({ set, read: 'bare', counts }) as const;
  expect(findings(dir, [bare('a', { 'signature-length': 1 })])).toMatchObject({ passed: 2 });
  const { failures } = findings(dir, [bare('b', { unsigned: 2 })]);
  expect(failures).toEqual([
    { name: 'b unsigned', reason: '1 in place of 2' },
    { name: 'b, all other rules', reason: '1 × date-not-a-number, not reviewed' },
  ]);
});

test('a set that is not there has failed, and is named in the report', async () => {
  const results = await runConformance(dir);
  expect(results.every(({ failures, notApplicable }) => failures.length > 0 || notApplicable)).toBe(
    true,
  );
  expect(conformanceReport(results)).toMatch(/FAILED scanners: scanners\n {2}ENOENT/);
});
