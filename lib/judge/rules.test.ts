import { describe, expect, test } from 'vitest';
import {
  ACCESS_CLAIMS,
  access,
  type Example,
  type Examples,
  idToken,
  jwe,
  other,
  proof,
  reference,
  refresh,
  session,
} from '../../tests/rules/example.ts';
import { EXAMPLES } from '../../tests/rules/examples.ts';
import { entriesOf, entryOf, NOBODY } from '../../tests/support/entries.ts';
import { decoded } from '../../tests/support/tokens.ts';
import { findingsOf } from '../view/findings.ts';
import { type Rule, rule, type Subject } from './finding.ts';
import { judgeBy } from './findings.ts';
import { RULES } from './rules.ts';

const codes = (record: Parameters<typeof entryOf>[0]): readonly string[] =>
  findingsOf(entryOf(record)).map(({ code }) => code);

describe.each(RULES.map((one) => [one.code, one] as const))('%s', (code) => {
  const { finds, passes }: Examples = EXAMPLES[code];
  const found = ([, record, ...others]: Example) => {
    const [entry] = entriesOf([record, ...others]);
    return entry === undefined ? [] : findingsOf(entry).filter((one) => one.code === code);
  };

  test.each(finds.map((example) => [example[0], example] as const))('finds: %s', (_, example) => {
    const [finding] = found(example);
    expect(finding?.evidence.length).toBeGreaterThan(0);
  });

  test.each(passes.map((example) => [example[0], example] as const))(
    'leaves alone: %s',
    (_, example) => {
      expect(found(example)).toEqual([]);
    },
  );
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
      for (const one of source) expect(one).toMatch(SOURCE);
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

/** A document with its section; of those that have none, the name alone. */
const SOURCE =
  /^(?:(?:RFC \d+|OpenID Connect [\w .-]+|draft-[\w-]+) §[\d.]+|F5 K\d+|OWASP [\w ]+)$/;

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
    around: NOBODY,
  };
}

test('examples differ in one thing from what is sound', () => {
  expect(ACCESS_CLAIMS.exp).toBeGreaterThan(ACCESS_CLAIMS.iat);
});
