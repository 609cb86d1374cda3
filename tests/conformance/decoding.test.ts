import { describe, expect, test } from 'vitest';
import { jwe, jws, segment } from '../support/tokens.ts';
import {
  checkCookbook,
  checkDpop,
  checkJson,
  checkLatchset,
  checkLibraryTokens,
  checkNearTokens,
  checkSdJwtPayloads,
  checkTextTokens,
} from './decoding.ts';

const RAW = jws({ sub: 'ada' });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the checks of decoding pass what is right and fail what is wrong', () => {
  test('a cookbook file', () => {
    const file = { input: { payload: '{"sub":"ada"}' }, output: { compact: RAW } };
    expect(checkCookbook('x', file)).toMatchObject([{ ok: true, reason: 'jws' }]);
    expect(checkCookbook('x', { ...file, input: { payload: 'other' } })).toMatchObject([
      { ok: false, reason: 'has other content' },
    ]);
    expect(checkCookbook('x', { output: { compact: 'a.b.c' } })).toMatchObject([{ ok: false }]);
    expect(
      checkCookbook('x', { sign: file, encrypt: { output: { compact: jwe() } } }),
    ).toMatchObject([{ ok: true }, { ok: true, reason: 'jwe' }]);
  });

  test('a vector of latchset', () => {
    expect(checkLatchset('rfc7515_A.1.jwsc', `${RAW}\n`)).toMatchObject([{ ok: true }]);
    expect(checkLatchset('rfc7515_A.1.jwec', RAW)).toMatchObject([{ ok: false }]);
    expect(checkLatchset('rfc7515_A.1.jwk', '{}')).toEqual([]);
  });

  test('a processed payload', () => {
    const entry = { name: 'x', compact: `${RAW}~` };
    const check = (expected: unknown) =>
      checkSdJwtPayloads({ cases: [{ ...entry, expected_payload: expected }] });
    expect(check({ sub: 'ada' })).toMatchObject([{ ok: true }]);
    expect(check({ sub: 'eve' })).toMatchObject([{ ok: false }]);
  });

  test('tokens of a text, and its look-alikes', () => {
    const tokens = [
      { line: 1, raw: RAW },
      { line: 2, raw: segment('{"alg":"none"}') },
    ];
    expect(checkTextTokens({ tokens }, ['jws'])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(checkTextTokens({ tokens: [{ line: 1, raw: RAW }] }, ['jwe'])).toMatchObject([
      { ok: false },
    ]);
    expect(checkDpop({ tokens, not_tokens: ['eyJ7S_zG.eyJH0-Z.HX4w-7v'] })).toHaveLength(3);
    expect(checkDpop({ tokens: [], not_tokens: [RAW] })).toMatchObject([{ ok: false }]);
  });

  test('tokens of libraries, whole and nearly', () => {
    const line = (raw: string, kind = 'jws') => JSON.stringify({ repo: 'a/b', line: 1, kind, raw });
    expect(checkLibraryTokens(`${line(RAW)}\n`)).toMatchObject([{ ok: true }]);
    expect(checkLibraryTokens(line(RAW, 'jwe'))).toMatchObject([{ ok: false }]);
    expect(checkLibraryTokens(line('a.b.c'))).toMatchObject([{ ok: false }]);
    expect(checkNearTokens(line(`${RAW}.x`))).toMatchObject([{ ok: true }]);
    expect(checkNearTokens(line(RAW))).toMatchObject([{ ok: false }]);
  });

  test('a JSON text', () => {
    expect(checkJson('y_a.json', bytes('[1e400]'))).toMatchObject({ ok: true });
    expect(checkJson('y_a.json', bytes('[1'))).toMatchObject({ ok: false });
    expect(checkJson('n_a.json', bytes('[1]'))).toMatchObject({ ok: false });
    expect(checkJson('n_a.json', Uint8Array.of(0xff))).toMatchObject({ ok: true });
    expect(checkJson('i_a.json', bytes('[1'))).toMatchObject({ ok: true });
  });

  test.each([null, 7, 'text', {}, { cases: 1, tokens: [null], output: [] }])(
    '%j has no case that throws',
    (file) => {
      expect(() => [
        checkCookbook('x', file),
        checkSdJwtPayloads(file),
        checkDpop(file),
      ]).not.toThrow();
    },
  );
});
