// Whose key it is decides what a signature proves, and against whom one that does not match speaks.
import { createPrivateKey } from 'node:crypto';
import { CompactSign, exportJWK, GeneralSign, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { localCertificate } from '../../../tests/support/certificate.ts';
import { jwkKeys } from '../../../tests/support/jose-examples.ts';
import { decoded } from '../../../tests/support/tokens.ts';
import type { VerificationKey } from './key.ts';
import { verifyToken } from './verify.ts';

const A = 'https://sts.example/t/';
const B = 'https://login.example/t/v2.0';
const first = await generateKeyPair('ES256', { extractable: true });
const second = await generateKeyPair('ES256', { extractable: true });
const bytes = (claims: object) => new TextEncoder().encode(JSON.stringify(claims));

async function published(pair: typeof first, issuer: string, kid: string) {
  const keys = await jwkKeys({ ...(await exportJWK(pair.publicKey)), kid });
  const source = { from: 'issuer', issuer, url: `${issuer}jwks`, fetchedAt: 0 } as const;
  return keys.map((key): VerificationKey => ({ ...key, source }));
}

async function verdict(claims: object, header: object, keys: readonly VerificationKey[]) {
  const text = await new CompactSign(bytes(claims))
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(first.privateKey);
  return (await verifyToken(decoded(text), keys, { now: 0 })).signature;
}

describe('keys that another issuer publishes', () => {
  test.each([{}, { kid: 'k1' }, { kid: 'elsewhere' }])(
    'do not speak against a token that they did not sign: %o',
    async (header) => {
      const keys = await published(second, A, 'k1');
      expect(await verdict({ iss: B }, header, keys)).toMatchObject({
        state: 'no-key',
        why: 'none-fits',
      });
    },
  );

  test('do not keep the key inside the token from being asked', async () => {
    const jwk = await exportJWK(first.publicKey);
    expect(await verdict({ iss: B }, { jwk }, await published(second, A, 'k1'))).toMatchObject({
      state: 'verified',
      key: { source: { from: 'token' } },
    });
  });

  test('come after those of its own issuer, as issuers share keys', async () => {
    const keys = [...(await published(first, A, 'k1')), ...(await published(first, B, 'k1'))];
    expect(await verdict({ iss: B }, { kid: 'k1' }, keys)).toMatchObject({
      state: 'verified',
      key: { source: { issuer: B } },
    });
  });
});

test('a key of its own issuer that does not match still speaks against it', async () => {
  const keys = await published(second, B, 'k1');
  expect(await verdict({ iss: B }, { kid: 'k1' }, keys)).toMatchObject({
    state: 'failed',
    reason: { code: 'signature-mismatch' },
  });
});

test('of several signatures, one by a key from outside of the token is the answer', async () => {
  const sign = new GeneralSign(bytes({ iss: B }));
  const jwk = await exportJWK(second.publicKey);
  sign.addSignature(second.privateKey).setProtectedHeader({ alg: 'ES256', jwk });
  sign.addSignature(first.privateKey).setProtectedHeader({ alg: 'ES256', kid: 'k1' });
  const text = JSON.stringify(await sign.sign());
  const { signature } = await verifyToken(decoded(text), await published(first, B, 'k1'), {
    now: 0,
  });
  expect(signature).toMatchObject({ state: 'verified', key: { source: { issuer: B } } });
});

test('a DPoP proof is verified by its jwk, never by a certificate beside it (RFC 9449 §4.3)', async () => {
  const { privateKey, x5c } = attacker();
  const jwk = await exportJWK(first.publicKey);
  const text = await new CompactSign(bytes({ htm: 'GET', htu: 'https://api.example/' }))
    .setProtectedHeader({ alg: 'RS256', typ: 'dpop+jwt', jwk, x5c })
    .sign(privateKey);
  const { signature } = await verifyToken(decoded(text), [], { now: 0 });
  expect(signature.state).not.toBe('verified');
});

function attacker() {
  const { key, cert } = localCertificate();
  const der = cert.replace(/-----[^-]+-----|\s/g, '');
  return { privateKey: createPrivateKey(key), x5c: [der] };
}
