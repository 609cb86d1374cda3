import { describe, expect, test } from 'vitest';
import { jwe, jwsOf } from '../../tests/support/tokens.ts';
import type { Finding } from './finding.ts';
import { jsonLine } from './line.ts';
import { TokenReader } from './reading.ts';

const NUMBERS = jwsOf(
  '{"exp":100002348117421473,"n":3.0,"n":1e400}',
  '{"alg":"HS256","b":2,"a":1}',
);

function lineOf(finding: Partial<Finding>): string {
  const plain = { form: 'jws', carrier: 'imported', field: '', via: [], start: 0, end: 1 } as const;
  const whole = { raw: NUMBERS, entry: null, recognition: null, ...plain, ...finding };
  return jsonLine('a.har', whole, new TokenReader());
}

describe('a line of JSON', () => {
  test('has its members in the order that is described, numbers as written', () => {
    expect(lineOf({ start: 7, end: 9, field: '$.t', via: ['Bearer'] })).toBe(
      `{"file":"a.har","start":7,"end":9,"raw":"${NUMBERS}","form":"jws","kind":"unknown",` +
        '"carrier":"imported","field":"$.t","via":["Bearer"],' +
        '"header":{"alg":"HS256","b":2,"a":1},"claims":{"exp":100002348117421473,"n":3.0,"n":1e400},' +
        '"entry":null,"faults":["duplicate-member"]}\n',
    );
  });

  test('has null for what cannot be read', () => {
    expect(JSON.parse(lineOf({ raw: jwe(), start: null, end: null, entry: 4 }))).toMatchObject({
      start: null,
      end: null,
      header: { alg: 'dir' },
      claims: null,
      entry: 4,
    });
    expect(JSON.parse(lineOf({ raw: 'none' }))).toMatchObject({ header: null, claims: null });
  });

  test('is one line whatever the token says', () => {
    const odd = jwsOf('{"a":"\\n\u2028\u0085\\ud800"}');
    expect(lineOf({ raw: odd, field: 'a\nb' }).split('\n')).toHaveLength(2);
  });

  test.each([
    ['$.data.access_token', [], 'access'],
    ['$.body', ['$.id_token'], 'id'],
    ['', ['form refresh_token'], 'refresh'],
  ])('names count as evidence for the kind: %s %j', (field, via, kind) => {
    const raw = jwsOf('{"sub":"ada"}');
    expect(JSON.parse(lineOf({ raw, field, via }))).toMatchObject({ kind });
  });
});
