import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Jwk, VerificationKey } from '../key.ts';
import { describeJwk, describeSecret } from './describe-key.ts';
import { keyFaults } from './faults.ts';
import { readKeys } from './read-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const x = generateKeyPairSync('x25519');
const source = { from: 'given', name: 'test' } as const;

function members(key: KeyObject): Jwk {
  return { kty: '', ...key.export({ format: 'jwk' }) };
}

function key(jwk: object): VerificationKey {
  const described = describeJwk({ kty: '', ...jwk }, { label: 'test', source });
  if (described === null) throw new Error('Its type is not known.');
  return described;
}

function secret(octets: number): VerificationKey {
  return describeSecret(randomBytes(octets), { label: 'test', source });
}

function codes(one: VerificationKey, alg: string, enc?: string) {
  return keyFaults(one, alg, enc).map(({ code }) => code);
}

describe('a key that fits has no faults', () => {
  test.each([
    ['HS256', secret(32)],
    ['HS512', secret(64)],
    ['RS256', key(members(rsa.publicKey))],
    ['PS512', key(members(rsa.privateKey))],
    ['ES256', key(members(ec.publicKey))],
    ['EdDSA', key(members(ed.publicKey))],
    ['Ed25519', key({ ...members(ed.publicKey), alg: 'EdDSA' })],
    ['RSA-OAEP-256', key(members(rsa.privateKey))],
    ['ECDH-ES+A128KW', key(members(ec.privateKey))],
    ['ECDH-ES', key(members(x.privateKey))],
    ['A128KW', secret(16)],
    ['A256GCMKW', secret(32)],
    ['PBES2-HS256+A128KW', secret(5)],
    ['not registered', secret(1)],
  ])('for %s', (alg, one) => {
    expect(keyFaults(one, alg)).toEqual([]);
  });

  test('for direct encryption it is as long as the content encryption asks', () => {
    expect(codes(secret(16), 'dir', 'A128GCM')).toEqual([]);
    expect(keyFaults(secret(16), 'dir', 'A128CBC-HS256')).toEqual([
      { code: 'secret-length', bits: 128, needed: 256 },
    ]);
  });
});

describe('a key that does not fit', () => {
  test.each([
    ['HS256', members(rsa.publicKey)],
    ['RS256', members(ec.publicKey)],
    ['ES384', members(ec.publicKey)],
    ['EdDSA', members(x.publicKey)],
    ['ECDH-ES', members(ed.privateKey)],
    ['A128KW', members(ec.privateKey)],
  ])('is of another type or curve than %s needs', (alg, jwk) => {
    const one = key(jwk);
    const { kty, crv } = one;
    expect(keyFaults(one, alg)).toEqual([{ code: 'alg-key-mismatch', alg, kty, crv }]);
  });

  test('is a secret where a key pair is needed, or shorter than the hash', () => {
    expect(codes(secret(32), 'RS256')).toEqual(['alg-key-mismatch']);
    expect(keyFaults(secret(31), 'HS256')).toEqual([
      { code: 'secret-too-short', bits: 248, needed: 256 },
    ]);
  });

  test('says itself what else it is for', () => {
    const jwk = members(ec.publicKey);
    expect(codes(key({ ...jwk, use: 'enc' }), 'ES256')).toEqual(['use-mismatch']);
    expect(codes(key({ ...jwk, key_ops: ['deriveKey'] }), 'ES256')).toEqual(['key-ops-mismatch']);
    expect(codes(key({ ...jwk, alg: 'ECDH-ES' }), 'ES256')).toEqual(['alg-mismatch']);
    expect(codes(key({ ...jwk, use: 'sig', key_ops: ['verify'], alg: 'ES256' }), 'ES256')).toEqual(
      [],
    );
  });

  test('is public where decrypting needs the private half', () => {
    expect(codes(key(members(rsa.publicKey)), 'RSA-OAEP')).toEqual(['private-key-needed']);
    expect(codes(key(members(x.publicKey)), 'ECDH-ES')).toEqual(['private-key-needed']);
  });
});

describe('what is wrong with a key alone', () => {
  const number = (value: bigint) => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString(
      'base64url',
    );
  };

  test.each([[0n], [1n], [2n], [65536n]])('an RSA exponent of %s', (exponent) => {
    const one = key({ ...members(rsa.publicKey), e: number(exponent) });
    expect(one.faults).toEqual([{ code: 'rsa-exponent', exponent: `${exponent}` }]);
  });

  test('an RSA modulus that is short is told once', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const fault = { code: 'rsa-key-too-short', bits: 1024, needed: 2048 };
    expect(keyFaults(key(members(publicKey)), 'RS256')).toEqual([fault]);
  });

  test('a point that is not on its curve', () => {
    const jwk = members(ec.publicKey);
    expect(key({ ...jwk, y: jwk['x'] }).faults).toEqual([{ code: 'key-invalid' }]);
  });

  test('a key of Edwards curves of another length', () => {
    expect(key({ ...members(ed.publicKey), x: 'AAAA' }).faults).toEqual([{ code: 'key-invalid' }]);
  });

  test('members that are missing, or of another type', () => {
    expect(key({ kty: 'RSA', n: 5 }).faults).toEqual([
      { code: 'key-incomplete', member: 'n' },
      { code: 'key-incomplete', member: 'e' },
    ]);
    const { crv: _, ...without } = members(ec.publicKey);
    expect(key(without).faults).toEqual([{ code: 'key-incomplete', member: 'crv' }]);
  });

  test('octets that are not written in the only way, which engines refuse', () => {
    const jwk = members(rsa.publicKey);
    const zero = Buffer.concat([Buffer.of(0), Buffer.from(String(jwk['n']), 'base64url')]);
    const one = key({ ...jwk, n: zero.toString('base64url'), e: 'AQAB=' });
    expect(one.faults).toEqual([
      { code: 'key-not-canonical', member: 'n', section: 'RFC 7518 §6.3.1.1' },
      { code: 'key-not-canonical', member: 'e', section: 'RFC 7518 §6.3.1.2' },
    ]);
    // They are written properly for whoever calculates with them.
    expect(one).toMatchObject({ id: key(jwk).id, bits: 2048, material: { type: 'jwk', jwk } });
  });

  test('a coordinate without its leading zeros', () => {
    const jwk = pairWithZero();
    const short = Buffer.from(String(jwk['x']), 'base64url').subarray(1).toString('base64url');
    const one = key({ ...jwk, x: short });
    const fault = { code: 'key-not-canonical', member: 'x', section: 'RFC 7518 §6.2.1.2' };
    expect(one.faults).toEqual([fault]);
    expect(one.id).toBe(key(jwk).id);
  });

  test('a coordinate with a zero too many, as of a number with a sign, or in the other alphabet', () => {
    const jwk = members(ec.publicKey);
    const octets = Buffer.from(String(jwk['y']), 'base64url');
    const fault = { code: 'key-not-canonical', member: 'y', section: 'RFC 7518 §6.2.1.3' };
    for (const y of [
      Buffer.concat([Buffer.of(0), octets]).toString('base64url'),
      octets.toString('base64'),
    ]) {
      expect(key({ ...jwk, y })).toMatchObject({ faults: [fault], id: key(jwk).id });
    }
    const long = Buffer.concat([Buffer.of(1), octets]).toString('base64url');
    expect(key({ ...jwk, y: long }).faults).toEqual([{ code: 'key-invalid' }]);
  });

  test('a member that stands there twice', async () => {
    const { kty, crv, x, y } = members(ec.publicKey);
    const text = JSON.stringify({ kty, crv, x, y }).replace('{', '{"x":"AAAA",');
    const reading = await readKeys(text, 'test');
    expect(reading).toMatchObject({
      keys: [{ faults: [{ code: 'key-duplicate-member', name: 'x' }] }],
    });
  });
});

/** A key whose first coordinate begins with a zero: one in 256 does. */
function pairWithZero(): Jwk {
  for (;;) {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = members(publicKey);
    if (Buffer.from(String(jwk['x']), 'base64url')[0] === 0) return jwk;
  }
}
