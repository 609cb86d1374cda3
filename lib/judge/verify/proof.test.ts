import { createHash } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { jwkKeys } from '../../../tests/support/jose-examples.ts';
import { decoded, jws } from '../../../tests/support/tokens.ts';
import type { VerifyOptions } from './verification.ts';
import { verifyToken } from './verify.ts';

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = await exportJWK(publicKey);
const [key] = await jwkKeys(jwk);
const access = jws({ sub: 'ada', cnf: { jkt: key?.id } });
const ath = createHash('sha256').update(access).digest('base64url');

const CLAIMS = { htm: 'POST', htu: 'https://api.example/orders', iat: 1000, jti: 'a', ath };

async function proofOf(claims: object, options: Partial<VerifyOptions> = {}) {
  const text = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
    .sign(privateKey);
  return verifyToken(decoded(text), [], { now: 0, ...options });
}

test('it proves that its sender has the key, whichever keys are given', async () => {
  const { signature, proof } = await proofOf(CLAIMS);
  expect(signature).toMatchObject({
    state: 'verified',
    key: { source: { from: 'token', member: 'jwk' } },
  });
  expect(proof).toMatchObject({ thumbprint: key?.id, issuedAt: 1_000_000 });
});

test('an issuer’s key, which cannot have signed it, has no say', async () => {
  const other = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
  const text = await new CompactSign(new TextEncoder().encode('{}'))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
    .sign(privateKey);
  const { signature } = await verifyToken(decoded(text), await jwkKeys(other), { now: 0 });
  expect(signature.state).toBe('verified');
});

describe('against the request that carried it', () => {
  const url = 'https://api.example/orders';
  test.each([
    ['the very same', 'POST', url, 'matches', 'matches'],
    ['query and fragment are left out', 'POST', `${url}?page=2#top`, 'matches', 'matches'],
    [
      'letters of the host, the default port',
      'POST',
      'https://API.example:443/orders',
      'matches',
      'matches',
    ],
    ['octets that need no escape', 'POST', 'https://api.example/%6Frders', 'matches', 'matches'],
    ['another method', 'GET', url, 'differs', 'matches'],
    ['methods have a letter case', 'post', url, 'differs', 'matches'],
    ['another path', 'POST', `${url}/1`, 'matches', 'differs'],
    ['another scheme', 'POST', 'http://api.example/orders', 'matches', 'differs'],
    ['no URL at all', 'POST', 'orders', 'matches', 'differs'],
  ])('%s', async (_what, method, target, ofMethod, ofUrl) => {
    const { proof } = await proofOf(CLAIMS, { request: { method, url: target } });
    expect(proof?.method.state).toBe(ofMethod);
    expect(proof?.url.state).toBe(ofUrl);
  });

  test('what it does not say is missing', async () => {
    const { proof } = await proofOf({ iat: 1 }, { request: { method: 'GET', url } });
    expect(proof).toMatchObject({
      method: { state: 'missing' },
      url: { state: 'missing' },
      accessToken: { state: 'missing' },
    });
  });
});

describe('against the access token beside it', () => {
  test('its hash and its confirmation', async () => {
    const { proof } = await proofOf(CLAIMS, { accessToken: access });
    expect(proof).toMatchObject({
      accessToken: { state: 'matches' },
      confirmation: { state: 'matches' },
    });
  });

  test('another one differs in both', async () => {
    const accessToken = jws({ cnf: { jkt: 'another' } });
    const { proof } = await proofOf(CLAIMS, { accessToken });
    expect(proof).toMatchObject({
      accessToken: { state: 'differs', said: ath },
      confirmation: { state: 'differs', expected: 'another' },
    });
  });

  test('a reference token says nothing of the key', async () => {
    const { proof } = await proofOf(CLAIMS, { accessToken: 'opaque' });
    expect(proof?.confirmation.state).toBe('not-compared');
  });
});

test('another token has no proof', async () => {
  expect((await verifyToken(decoded(jws()), [], { now: 0 })).proof).toBeUndefined();
});
