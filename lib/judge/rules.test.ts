import { describe, expect, test } from 'vitest';
import {
  ACCESS_CLAIMS,
  access,
  idToken,
  jwe,
  other,
  proof,
  reference,
  refresh,
  session,
} from '../../tests/rules/example.ts';
import { EXAMPLES } from '../../tests/rules/examples.ts';
import { entryOf } from '../../tests/support/entries.ts';
import { decoded } from '../../tests/support/tokens.ts';
import { findingsOf } from '../view/findings.ts';
import { type Rule, rule, type Subject } from './finding.ts';
import { judgeBy } from './findings.ts';
import { RULES } from './rules.ts';

const codes = (record: Parameters<typeof entryOf>[0]): readonly string[] =>
  findingsOf(entryOf(record)).map(({ code }) => code);

describe.each(RULES.map((one) => [one.code, one] as const))('%s', (code) => {
  test.each(EXAMPLES[code].finds)('finds: %s', (_about, record) => {
    expect(codes(record)).toContain(code);
    const finding = findingsOf(entryOf(record)).find((one) => one.code === code);
    expect(finding?.evidence.length).toBeGreaterThan(0);
  });

  test.each(EXAMPLES[code].passes)('leaves alone: %s', (_about, record) => {
    expect(codes(record)).not.toContain(code);
  });
});

describe('a clean token of each kind has no finding', () => {
  test.each([
    ['access token', access()],
    ['ID token', idToken()],
    ['refresh token', refresh()],
    ['session in a cookie', session()],
    ['reference token', reference()],
    ['DPoP proof', proof()],
    ['encrypted token', other(jwe({ alg: 'RSA-OAEP-256' }))],
  ])('%s', (_name, record) => {
    expect(codes(record)).toEqual([]);
  });
});

describe('the rules', () => {
  test('have codes of their own, in kebab case, and sources with sections', () => {
    const all = RULES.map(({ code }) => code);
    expect(new Set(all).size).toBe(all.length);
    for (const { code, source } of RULES) {
      expect(code).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/);
      for (const one of source) expect(one).toMatch(/^(RFC \d+|OpenID Connect [\w .-]+) §[\d.]+$/);
    }
  });

  test('stand from the worst to the mildest', () => {
    const order = RULES.map(({ severity }) => ['error', 'warning', 'note'].indexOf(severity));
    expect(order).toEqual([...order].sort());
  });

  test('that throw are named, and harm no other', () => {
    const broken: Rule<'broken'> = rule({
      code: 'broken',
      severity: 'error',
      needs: 'token',
      source: [],
      judge() {
        throw new Error('a mistake');
      },
    });
    const { findings, failed } = judgeBy([broken, ...RULES], subjectOf());
    expect(failed).toEqual([{ code: 'broken' }]);
    expect(findings.map(({ code }) => code)).toEqual(['token-in-url']);
  });
});

function subjectOf(): Subject {
  const [, record] = EXAMPLES['token-in-url'].finds[0];
  const token = decoded(record.raw);
  return {
    token,
    record,
    kind: 'access',
    reasons: [],
    claims: token.claims.state === 'read' ? token.claims.set : null,
    stillSent: false,
  };
}

test('examples differ in one thing from what is sound', () => {
  expect(ACCESS_CLAIMS.exp).toBeGreaterThan(ACCESS_CLAIMS.iat);
});
