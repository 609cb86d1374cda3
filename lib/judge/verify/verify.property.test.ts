// Whatever token and keys are given, there is an answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64urlText } from '../../../tests/support/arbitraries.ts';
import { JWKS, jwkKeys, SERIALIZED } from '../../../tests/support/jose-examples.ts';
import { segment } from '../../../tests/support/tokens.ts';
import { decodeToken } from '../../token/decode.ts';
import { verifyToken } from './verify.ts';

const MEMBERS = [
  ...['alg', 'enc', 'zip', 'kid', 'jwk', 'x5c', 'jku', 'x5u', 'crit', 'b64', 'typ', 'cty', 'epk'],
  ...['apu', 'apv', 'iv', 'tag', 'p2s', 'p2c', 'x5t#S256', '__proto__', 'constructor'],
];
const ALGORITHMS = [
  ...['HS256', 'RS256', 'PS512', 'ES256', 'ES512', 'EdDSA', 'Ed448', 'ES256K', 'none', 'None', ''],
  ...['dir', 'A128KW', 'A256GCMKW', 'ECDH-ES', 'ECDH-ES+A128KW', 'RSA-OAEP', 'RSA1_5'],
  ...['PBES2-HS256+A128KW', 'ML-DSA-44', 'toString', 'A256GCM', 'A128CBC-HS256', 'DEF', 'dpop+jwt'],
];

const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...ALGORITHMS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...Object.values(JWKS)) },
  fc.jsonValue({ maxDepth: 2 }),
  base64urlText,
  fc.constantFrom<unknown>(['b64'], false, 1000, 1_200_001, 1e9, null, ['exp'], []),
);

const anyHeader = fc
  .array(fc.tuple(fc.constantFrom(...MEMBERS), anyValue), { maxLength: 8 })
  .map((members) => JSON.stringify(Object.fromEntries([['alg', 'HS256'], ...members])));

const anyPart = fc.oneof(base64urlText, fc.constantFrom('', '=', 'A', ' ', 'e30', 'e31', '{}'));

const anyCompact = fc
  .tuple(anyHeader, fc.array(anyPart, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '~'))
  .map(([header, parts, end]) => [segment(header), ...parts].join('.') + end);

const anyJson = fc
  .record(
    {
      payload: anyPart,
      protected: anyHeader.map(segment),
      header: anyHeader.map((text): unknown => JSON.parse(text)),
      unprotected: anyHeader.map((text): unknown => JSON.parse(text)),
      signature: anyPart,
      signatures: fc.array(
        fc.record({ protected: anyHeader.map(segment), signature: anyPart }, { requiredKeys: [] }),
        { maxLength: 3 },
      ),
      ciphertext: anyPart,
      encrypted_key: anyPart,
      iv: anyPart,
      tag: anyPart,
      aad: anyPart,
    },
    { requiredKeys: [] },
  )
  .map((json) => JSON.stringify(json));

/** A real token with a piece of another text in it. */
const anyMutated = fc
  .tuple(fc.constantFrom(...SERIALIZED), fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 8 }))
  .map(([{ text }, at, length, piece]) => {
    const from = at % text.length;
    return text.slice(0, from) + piece + text.slice(from + length);
  });

const anyKey = fc.oneof(
  fc.constantFrom(...Object.values(JWKS)),
  fc
    .tuple(
      fc.constantFrom(...(Object.values(JWKS) as readonly object[])),
      fc.constantFrom('kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'k', 'use', 'alg', 'key_ops', 'kid'),
      anyValue,
    )
    .map(([jwk, name, value]) => ({ ...jwk, [name]: value })),
);

test('there is always an answer, and no error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anyCompact, anyJson, anyMutated),
      fc.array(anyKey, { maxLength: 3 }),
      fc.option(fc.uint8Array({ maxLength: 20 })),
      async (text, jwks, content) => {
        const token = decodeToken(text);
        if (token === null) return;
        const keys = await jwkKeys(...jwks).catch(() => []);
        const answer = await verifyToken(token, keys, {
          now: 0,
          mostIterations: 10_000,
          ...(content === null ? {} : { detachedContent: content }),
          accessToken: text,
          request: { method: text.slice(0, 4), url: text },
        });
        expect(answer.token).toBe(token);
        expect(answer.signature.state).toMatch(/^[a-z-]+$/);
        expect(answer.decryption === undefined).toBe(!token.form.startsWith('jwe'));
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);
