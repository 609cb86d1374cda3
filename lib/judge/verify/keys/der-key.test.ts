import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { der } from '../../../../tests/support/certificate-chain.ts';
import { readDerKey } from './der-key.ts';

const EC_CURVES = ['P-256', 'P-384', 'P-521', 'secp256k1'] as const;

/** A pair of every kind that tokens are signed or encrypted with. */
const PAIRS: readonly (readonly [string, { publicKey: KeyObject; privateKey: KeyObject }])[] = [
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ...EC_CURVES.map(
    (namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve })] as const,
  ),
  ['Ed25519', generateKeyPairSync('ed25519')],
  ['Ed448', generateKeyPairSync('ed448')],
  ['X25519', generateKeyPairSync('x25519')],
  ['X448', generateKeyPairSync('x448')],
];

function jwkOf(bytes: Uint8Array) {
  const read = readDerKey(bytes);
  return read.ok ? read.jwk : read.problem;
}

describe('a key in DER', () => {
  test.each(PAIRS)('%s is read as Node reads it, public and private', (name, pair) => {
    const { publicKey, privateKey } = pair;
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    expect(jwkOf(spki)).toEqual(publicKey.export({ format: 'jwk' }));
    const all = privateKey.export({ format: 'jwk' });
    const { x: _, ...withoutPublic } = all;
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
    expect(jwkOf(pkcs8)).toEqual(/^(Ed|X)/.test(name) ? withoutPublic : all);
  });

  test('the older forms of RSA and EC are read, whatever their label says', () => {
    const [, rsa] = PAIRS[0] ?? [];
    expect(jwkOf(rsa?.publicKey.export({ type: 'pkcs1', format: 'der' }) ?? Buffer.of())).toEqual(
      rsa?.publicKey.export({ format: 'jwk' }),
    );
    expect(jwkOf(rsa?.privateKey.export({ type: 'pkcs1', format: 'der' }) ?? Buffer.of())).toEqual(
      rsa?.privateKey.export({ format: 'jwk' }),
    );
    for (const [, { privateKey }] of PAIRS.slice(1, 5)) {
      const sec1 = privateKey.export({ type: 'sec1', format: 'der' });
      expect(jwkOf(sec1)).toEqual(privateKey.export({ format: 'jwk' }));
    }
  });

  test('a compressed point is the same point', () => {
    for (const [, { publicKey }] of PAIRS.slice(1, 5)) {
      const jwk = publicKey.export({ format: 'jwk' });
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      const size = Buffer.from(jwk.x ?? '', 'base64url').length;
      expect(jwkOf(compressed(spki, size))).toEqual(jwk);
    }
  });

  test('keys for signatures after quantum computers are read', () => {
    const { publicKey } = generateKeyPairSync('ml-dsa-44');
    const read = jwkOf(publicKey.export({ type: 'spki', format: 'der' }));
    expect(read).toMatchObject({ kty: 'AKP', alg: 'ML-DSA-44' });
  });

  test('what protects it with a passphrase is told', () => {
    const [, pair] = PAIRS[1] ?? [];
    const options = { cipher: 'aes-256-cbc', passphrase: 'open sesame' } as const;
    const bytes = pair?.privateKey.export({ type: 'pkcs8', format: 'der', ...options });
    expect(jwkOf(bytes ?? Buffer.of())).toEqual({ code: 'key-encrypted' });
  });

  test('a key of another kind is named by its identifier', () => {
    const { publicKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    expect(jwkOf(publicKey.export({ type: 'spki', format: 'der' }))).toEqual({
      code: 'key-type-unknown',
      name: '1.2.840.10040.4.1',
    });
    const brainpool = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
    expect(jwkOf(brainpool.publicKey.export({ type: 'spki', format: 'der' }))).toEqual({
      code: 'key-type-unknown',
      name: '1.3.36.3.3.2.8.1.1.7',
    });
  });
});

describe('a certificate', () => {
  const { cert } = generate(
    [
      { name: 'countryName', value: 'DE' },
      { name: 'organizationName', value: 'Shop, "Söhne" + Töchter' },
      { name: 'commonName', value: 'shop.example' },
    ],
    { algorithm: 'sha256', keySize: 2048, days: 2 },
  );
  const known = new X509Certificate(cert);
  const read = readDerKey(known.raw);

  test('says what Node says it says', () => {
    expect(read.ok && read.certificate?.facts).toEqual({
      subject: expect.stringMatching(/^CN=shop\.example, O=Shop\\, \\"S.+hne\\" \\\+ T.+, C=DE$/),
      issuer: expect.stringContaining('CN=shop.example'),
      notBefore: Date.parse(known.validFrom),
      notAfter: Date.parse(known.validTo),
      serialNumber: known.serialNumber,
      thumbprint: Buffer.from(known.fingerprint256.replaceAll(':', ''), 'hex').toString(
        'base64url',
      ),
    });
  });

  test('has the key that Node finds in it', () => {
    expect(read.ok && read.jwk).toEqual(createPublicKey(cert).export({ format: 'jwk' }));
  });
});

describe('anything else', () => {
  test('is told, and nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readDerKey(bytes).ok).toBe(false);
      }),
    );
  });

  test('a key with bytes that were changed, cut or added never throws', () => {
    const whole = PAIRS.map(([, { privateKey }]) =>
      privateKey.export({ type: 'pkcs8', format: 'der' }),
    );
    const { cert } = generate([{ name: 'commonName', value: 'a' }], { keySize: 1024 });
    fc.assert(
      fc.property(
        fc.constantFrom(...whole, new X509Certificate(cert).raw),
        fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 3 }),
        fc.nat(1300),
        (original, changes, length) => {
          const bytes = Uint8Array.from(original);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          readDerKey(bytes);
          expect(readDerKey(bytes.subarray(0, Math.min(length, bytes.length - 1))).ok).toBe(false);
        },
      ),
    );
  });
});

/** The same key with its point written in one coordinate and a sign. */
function compressed(spki: Buffer, size: number): Uint8Array {
  const point = spki.subarray(-2 * size - 1);
  const sign = 2 + ((point.at(-1) ?? 0) & 1);
  const algorithmStart = (spki[1] ?? 0) & 0x80 ? 3 : 2;
  const algorithmEnd = algorithmStart + 2 + (spki[algorithmStart + 1] ?? 0);
  const bits = der(3, Buffer.of(0, sign), point.subarray(1, size + 1));
  return der(0x30, spki.subarray(algorithmStart, algorithmEnd), bits);
}
