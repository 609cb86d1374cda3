import { expect, test } from 'vitest';
import type { KeyBindingVerdict, ProofVerdict } from '../../judge/verify/verification.ts';
import { bindingWords, proofRows } from './binding-words.ts';
import type { VerdictWords } from './verdict-words.ts';

const SIGNED: VerdictWords = {
  mark: 'verified',
  short: 'Signature verified',
  sentence: 'Signed.',
  fix: null,
};

const BINDING: KeyBindingVerdict = {
  signature: { state: 'unsigned', why: 'empty' },
  hash: 'matches',
  audience: null,
  nonce: null,
  issuedAt: null,
  faults: [],
};

test('a key binding holds by its signature, its hash and the issuer together', () => {
  expect(bindingWords(BINDING, SIGNED, true).words.mark).toBe('verified');
});

test('a key binding of another presentation fails, however well it is signed', () => {
  for (const hash of ['differs', 'none'] as const) {
    expect(bindingWords({ ...BINDING, hash }, SIGNED, true).words.mark).toBe('failed');
  }
});

test('a holder’s key proves nothing as long as nobody verified who named it', () => {
  const { words, reasons } = bindingWords(BINDING, SIGNED, false);
  expect(words.mark).toBe('trusting');
  expect(reasons.join()).toMatch(/issuer's signature is not verified/);
});

test('a proof that leaves out what it must say, or what there is to compare with, is not bound', () => {
  const missing = { state: 'missing', isWanted: false } as const;
  const proof: ProofVerdict = {
    thumbprint: null,
    method: missing,
    url: missing,
    accessToken: { state: 'missing', isWanted: true },
    confirmation: missing,
    issuedAt: null,
  };
  const tones = proofRows(proof, 0).map(({ id, tone }) => `${id} ${tone}`);
  expect(tones.slice(0, 4)).toEqual([
    'method bad',
    'url bad',
    'access-token bad',
    'confirmation open',
  ]);
});
