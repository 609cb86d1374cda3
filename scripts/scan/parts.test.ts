import { describe, expect, test } from 'vitest';
import type {
  Comparison,
  KeyBindingVerdict,
  ProofVerdict,
  Verification,
} from '../../lib/judge/verify/verification.ts';
import { decoded, jws } from '../../tests/support/tokens.ts';
import { partsOf } from './parts.ts';

const token = decoded(jws({}));
const SOUND: Verification = { token, signature: { state: 'encrypted' } };
const failures = (more: Partial<Verification>) =>
  partsOf({ ...SOUND, ...more }).flatMap(({ name, failure }) =>
    failure === null ? [] : [`${name}: ${failure}`],
  );

const MATCHES: Comparison = { state: 'matches', said: 'a' };
const DIFFERS: Comparison = { state: 'differs', said: 'a', expected: 'b' };
const proof = (more: Partial<ProofVerdict>): ProofVerdict => ({
  ...{ thumbprint: null, method: MATCHES, url: MATCHES, accessToken: MATCHES },
  ...{ confirmation: MATCHES, issuedAt: null },
  ...more,
});
const binding = (more: Partial<KeyBindingVerdict>): KeyBindingVerdict => ({
  ...{ signature: { state: 'encrypted' }, hash: 'matches', audience: null, nonce: null },
  ...{ issuedAt: null, faults: [] },
  ...more,
});

describe('what fails of a token', () => {
  test('nothing where nothing does', () => {
    expect(failures({ proof: proof({}), keyBinding: binding({}) })).toEqual([]);
  });

  test('a proof for another request, and one that lacks what it must say', () => {
    expect(failures({ proof: proof({ url: DIFFERS }) })).toEqual(['proof: htu-differs']);
    const missing = { state: 'missing', isWanted: false } as const;
    expect(failures({ proof: proof({ method: missing, accessToken: missing }) })).toEqual([
      'proof: htm-missing',
    ]);
    expect(failures({ proof: proof({ accessToken: { ...missing, isWanted: true } }) })).toEqual([
      'proof: ath-missing',
    ]);
  });

  test('a key binding without a signature, or over another presentation', () => {
    const unsigned = { state: 'unsigned', why: 'empty' } as const;
    expect(failures({ keyBinding: binding({ signature: unsigned, hash: 'differs' }) })).toEqual([
      'keyBinding: unsigned, hash-differs',
    ]);
  });

  test('the token inside, named as that, however deep', () => {
    const reason = { code: 'signature-mismatch' } as const;
    const signature: Verification['signature'] = {
      state: 'failed',
      algorithm: 'HS256',
      reason,
      key: null,
      matches: false,
      attempts: [],
    };
    expect(failures({ inner: { ...SOUND, inner: { token, signature } } })).toEqual([
      'inner.inner.signature: signature-mismatch',
    ]);
  });
});
