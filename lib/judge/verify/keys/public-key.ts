// Public keys in DER: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) and RSAPublicKey (RFC 8017 appendix A.1.1).
import { encodeBase64url } from '../../../jose/base64url.ts';
import type { Jwk } from '../key.ts';
import {
  type DerValue,
  derBits,
  derDocument,
  derIdentifier,
  derMembers,
  derSequence,
  derUnsigned,
} from './der.ts';
import { type DerKey, notDer, readJwk, unknownType } from './der-reading.ts';
import { hexOf, octetsOfHex } from './hex.ts';
import { CURVES, type Curve, EC, LATTICES, PAIRS, RSA, RSA_PSS } from './key-kinds.ts';

/** @param members of a SubjectPublicKeyInfo: its algorithm and its key */
export function subjectPublicKey(bytes: Uint8Array, members: readonly DerValue[]): DerKey {
  const [algorithm, key] = members;
  const [identifier, parameters] = derSequence(bytes, algorithm) ?? [];
  const bits = derBits(bytes, key);
  if (identifier === undefined || key === undefined || bits === null) {
    return notDer(algorithm?.start ?? 0);
  }
  const oid = derIdentifier(bytes, identifier);
  if (oid === RSA || oid === RSA_PSS) {
    const inner = derDocument(bits);
    const numbers = inner === null ? null : derMembers(bits, inner);
    return numbers === null ? notDer(key.start) : rsaPublic(bits, numbers);
  }
  if (oid === EC) {
    const name = derIdentifier(bytes, parameters);
    const curve = CURVES.find((one) => one.oid === name);
    if (curve === undefined) return unknownType(name ?? oid, identifier);
    const point = pointOf(curve, bits);
    return point === null ? notDer(key.start) : readJwk(point);
  }
  const pair = PAIRS.find((one) => one.oid === oid);
  if (pair !== undefined) return readJwk({ kty: 'OKP', crv: pair.crv, x: encodeBase64url(bits) });
  const lattice = LATTICES.find((one) => one.oid === oid);
  return lattice === undefined
    ? unknownType(oid, identifier)
    : readJwk({ kty: 'AKP', alg: lattice.alg, pub: encodeBase64url(bits) });
}

/** @param members of an RSAPublicKey: modulus and exponent */
export function rsaPublic(bytes: Uint8Array, members: readonly DerValue[]): DerKey {
  const [modulus, exponent] = members.map((member) => derUnsigned(bytes, member));
  if (!modulus || !exponent) return notDer(members[0]?.from ?? 0);
  return readJwk({ kty: 'RSA', n: encodeBase64url(modulus), e: encodeBase64url(exponent) });
}

const UNCOMPRESSED = 4;

/**
 * The point that octets stand for (SEC 1 §2.3.4). Compressed ones hold one coordinate and the sign of the
 * other.
 */
export function pointOf(curve: Curve, octets: Uint8Array): Jwk | null {
  const { crv, size, p, a, b } = curve;
  const x = octets.subarray(1, size + 1);
  const named = { kty: 'EC', crv, x: encodeBase64url(x) };
  if (octets[0] === UNCOMPRESSED && octets.length === 2 * size + 1) {
    return { ...named, y: encodeBase64url(octets.subarray(size + 1)) };
  }
  const sign = (octets[0] ?? 0) - 2;
  if ((sign !== 0 && sign !== 1) || octets.length !== size + 1) return null;
  const big = BigInt(`0x${hexOf(x)}`);
  const square = (((big * big * big + a * big + b) % p) + p) % p;
  // Every p here is 3 modulo 4, so that this power is a root where there is one.
  const root = power(square, (p + 1n) / 4n, p);
  const y = Number(root & 1n) === sign ? root : p - root;
  return { ...named, y: encodeBase64url(octetsOfHex(y.toString(16).padStart(2 * size, '0'))) };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
