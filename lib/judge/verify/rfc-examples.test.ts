// The examples of the RFCs verify or decrypt in every serialization, and those that cannot are listed.
import { describe, expect, test } from 'vitest';
import { keysOf, optionsOf, SERIALIZED } from '../../../tests/support/jose-examples.ts';
import { decoded } from '../../../tests/support/tokens.ts';
import { textOf } from '../../../tests/support/verification-words.ts';
import { verifyToken } from './verify.ts';

describe.each(SERIALIZED)('$name', ({ example, text }) => {
  const answer = async () => verifyToken(decoded(text), await keysOf(example), optionsOf(example));

  if (example.expect === 'verified') {
    test(`${example.about}: is verified`, async () => {
      const { signature, signatures, disclosures, keyBinding, proof } = await answer();
      expect(signature.state).toBe('verified');
      for (const each of signatures ?? []) expect(each.state).toBe('verified');
      if (disclosures !== undefined) expect(disclosures.state).toBe('matched');
      if (keyBinding !== undefined) {
        expect(keyBinding.signature.state).toBe('verified');
        expect(keyBinding.hash).toBe('matches');
        expect(keyBinding.faults).toEqual([]);
      }
      if (proof !== undefined) expect(proof.thumbprint).toMatch(/^[\w-]{43}$/);
    });
  } else if (example.expect === 'decrypted') {
    test(`${example.about}: is decrypted`, async () => {
      const { decryption, inner } = await answer();
      if (decryption?.state !== 'decrypted') {
        throw new Error(`It was not decrypted: ${JSON.stringify(decryption)}`);
      }
      if (inner !== undefined) expect(inner.signature.state).toBe('verified');
      else if (example.content === undefined) expect(decryption.plaintext.kind).toBe('claims');
      else expect(textOf(decryption)).toBe(example.content);
    });
  } else if (example.expect === 'unsigned') {
    test(`${example.about}: is unsigned`, async () => {
      expect((await answer()).signature).toEqual({ state: 'unsigned', why: 'alg-none' });
    });
  } else {
    test(`${example.about}: cannot be calculated, and it says why`, async () => {
      expect((await answer()).decryption).toMatchObject({
        state: 'unsupported',
        why: example.expect,
      });
    });
  }
});
