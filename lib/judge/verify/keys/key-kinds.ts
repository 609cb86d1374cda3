// Object identifiers of keys and curves, and what JOSE calls them.

import { hexOf } from './hex.ts';

export const RSA = '1.2.840.113549.1.1.1';
/** RFC 4055 §1.2: an RSA key for PSS alone. */
export const RSA_PSS = '1.2.840.113549.1.1.10';
/** RFC 5480 §2.1.1. */
export const EC = '1.2.840.10045.2.1';

/** A curve of RFC 7518 §6.2.1.1 or RFC 8812 §3.1. */
export interface Curve {
  readonly crv: string;
  readonly oid: string;
  /** Octets of a coordinate. */
  readonly size: number;
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
}

// y² = x³ + ax + b (mod p). NIST SP 800-186 §3.2.1, SEC 2 §2.4.1.
export const CURVES: readonly Curve[] = [
  {
    crv: 'P-256',
    oid: '1.2.840.10045.3.1.7',
    size: 32,
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  {
    crv: 'P-384',
    oid: '1.3.132.0.34',
    size: 48,
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    a: -3n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  {
    crv: 'P-521',
    oid: '1.3.132.0.35',
    size: 66,
    p: 2n ** 521n - 1n,
    a: -3n,
    b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
  {
    crv: 'secp256k1',
    oid: '1.3.132.0.10',
    size: 32,
    p: 2n ** 256n - 2n ** 32n - 977n,
    a: 0n,
    b: 7n,
  },
];

/** A curve of RFC 8037 §2; identifiers of RFC 8410 §3. */
export interface Pair {
  readonly crv: string;
  readonly oid: string;
  /** Octets of the public and of the private key. */
  readonly size: number;
}

export const PAIRS: readonly Pair[] = [
  { crv: 'X25519', oid: '1.3.101.110', size: 32 },
  { crv: 'X448', oid: '1.3.101.111', size: 56 },
  { crv: 'Ed25519', oid: '1.3.101.112', size: 32 },
  { crv: 'Ed448', oid: '1.3.101.113', size: 57 },
];

/** RFC 9964: `kty` AKP, the algorithm is the key's own. Identifiers of NIST; octets of FIPS 204 §4 and RFC 9881. */
export const LATTICES: readonly {
  readonly alg: string;
  readonly oid: string;
  readonly size: number;
}[] = [
  { alg: 'ML-DSA-44', oid: '2.16.840.1.101.3.4.3.17', size: 1312 },
  { alg: 'ML-DSA-65', oid: '2.16.840.1.101.3.4.3.18', size: 1952 },
  { alg: 'ML-DSA-87', oid: '2.16.840.1.101.3.4.3.19', size: 2592 },
];

/**
 * Whether a point lies on its curve (RFC 7518 §6.2.1 leaves that to who reads it; a point elsewhere lets an
 * attacker learn private keys).
 */
export function isOnCurve({ p, a, b, size }: Curve, x: Uint8Array, y: Uint8Array): boolean {
  if (x.length !== size || y.length !== size) return false;
  const [big, side] = [BigInt(`0x${hexOf(x)}`), BigInt(`0x${hexOf(y)}`)];
  if (big >= p || side >= p) return false;
  return (side * side - (big * big * big + a * big + b)) % p === 0n;
}
