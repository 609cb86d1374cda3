import { checkPrimeSync, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hasRocaFingerprint } from './roca.ts';

const SMALL = Array.from({ length: 166 }, (_, i) => i + 2).filter((n) =>
  Array.from({ length: n - 2 }, (_, i) => i + 2).every((divisor) => n % divisor !== 0),
);
const M = SMALL.reduce((product, prime) => product * BigInt(prime), 1n);

function power(base: bigint, exponent: number, modulus: bigint): bigint {
  let result = 1n;
  for (let i = 0; i < exponent; i++) result = (result * base) % modulus;
  return result;
}

/** A prime as the faulty library made them. */
function weakPrime(a: number, from: bigint): bigint {
  const rest = power(65537n, a, M);
  for (let k = from; ; k++) if (checkPrimeSync(k * M + rest)) return k * M + rest;
}

function octets(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

test('a modulus of two primes of that form has the fingerprint', () => {
  for (const [a, b] of [
    [17, 1234],
    [3, 99],
    [1, 2],
  ] as const) {
    const modulus = weakPrime(a, 2n ** 30n) * weakPrime(b, 2n ** 31n);
    expect(hasRocaFingerprint(octets(modulus))).toBe(true);
  }
});

test('one ordinary prime is enough to have none', () => {
  const ordinary = 2n ** 255n - 19n;
  expect(hasRocaFingerprint(octets(weakPrime(5, 2n ** 30n) * ordinary))).toBe(false);
});

test('keys that were made well have none', () => {
  for (let i = 0; i < 40; i++) {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { n = '' } = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
      format: 'jwk',
    });
    expect(hasRocaFingerprint(Buffer.from(n, 'base64url'))).toBe(false);
  }
});
