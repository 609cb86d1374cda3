// The same in a browser's own WebCrypto, which has other limits than that of Node.
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { jwkKeys, keysOf, optionsOf, SERIALIZED } from '../../../tests/support/jose-examples.ts';
import { decoded, segment } from '../../../tests/support/tokens.ts';
import { saidOf } from '../../../tests/support/verification-words.ts';
import { verifyToken } from './verify.ts';

describe('in Chromium', () => {
  test('the examples of the RFCs are answered as in Node', async () => {
    const other: string[] = [];
    for (const { name, example, text } of SERIALIZED) {
      const answer = await verifyToken(decoded(text), await keysOf(example), optionsOf(example));
      const said = saidOf(answer.decryption ?? answer.signature);
      if (!said.includes(example.expect)) other.push(`${name}: ${said}`);
    }
    expect(other).toEqual([]);
  });

  test.each([
    ['A192KW', 'A128GCM', 'A192KW'],
    ['A192GCMKW', 'A128GCM', 'A192GCMKW'],
    ['ECDH-ES+A192KW', 'A128GCM', 'ECDH-ES+A192KW'],
    ['PBES2-HS384+A192KW', 'A128GCM', 'PBES2-HS384+A192KW'],
    ['dir', 'A192GCM', 'A192GCM'],
    ['A128KW', 'A192CBC-HS384', 'A192CBC-HS384'],
  ])(
    '%s with %s: it has no keys of 192 bits, which is not taken for a wrong key',
    async (alg, enc, lacking) => {
      const header = segment(JSON.stringify({ alg, enc }));
      const { decryption } = await verifyToken(decoded(`${header}.AAAA.AAAA.AAAA.AAAA`), [], {
        now: 0,
      });
      expect(decryption).toEqual({ state: 'unsupported', algorithm: lacking, why: 'platform' });
    },
  );

  test('Ed448 is unsupported, not failed', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed448', x: 'A'.repeat(76) };
    const text = `${segment('{"alg":"Ed448"}')}.e30.${'A'.repeat(152)}`;
    const { signature } = await verifyToken(decoded(text), await jwkKeys(jwk), { now: 0 });
    expect(saidOf(signature)).toBe('unsupported platform');
  });

  test('EdDSA is verified', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const text = await new CompactSign(new TextEncoder().encode('{}'))
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
    const keys = await jwkKeys(await exportJWK(publicKey));
    const { signature } = await verifyToken(decoded(text), keys, { now: 0 });
    expect(signature.state).toBe('verified');
  });
});
