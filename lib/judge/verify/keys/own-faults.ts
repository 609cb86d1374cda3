// What is wrong with a key whatever it is used for.
import type { Jwk, KeyFault } from '../key.ts';
import { hexOf } from './hex.ts';
import { CURVES, isOnCurve, LATTICES, PAIRS } from './key-kinds.ts';
import type { OctetMembers } from './octet-members.ts';
import { hasRocaFingerprint } from './roca.ts';

/** RFC 7518 §3.3, §3.5, §4.2 and §4.3. */
const RSA_LEAST = 2048;
const NONE = new Uint8Array(0);

/** By `kty`. A curve or an algorithm that is not known is for who uses it to tell. */
const FAULTS: Readonly<
  Record<string, (octets: OctetMembers['octets'], jwk: Jwk) => readonly KeyFault[]>
> = {
  RSA(octets) {
    const [n = NONE, e = NONE] = [octets.get('n'), octets.get('e')];
    if (n.length === 0 || e.length === 0) return [];
    const bits = bitLength(n);
    const faults: KeyFault[] = [];
    if (isEven(n)) faults.push({ code: 'key-invalid' });
    if (isEven(e) || bitLength(e) < 2) {
      // Longer than any modulus that is used: nobody reads so many digits.
      const exponent = e.length > 1024 ? '' : BigInt(`0x${hexOf(e)}`).toString();
      faults.push({ code: 'rsa-exponent', exponent });
    }
    if (hasRocaFingerprint(n)) faults.push({ code: 'roca' });
    if (bits < RSA_LEAST) faults.push({ code: 'rsa-key-too-short', bits, needed: RSA_LEAST });
    return faults;
  },
  EC(octets, { crv }) {
    const [x, y] = [octets.get('x'), octets.get('y')];
    const curve = CURVES.find((one) => one.crv === crv);
    if (x === undefined || y === undefined || curve === undefined) return [];
    return isOnCurve(curve, x, y) ? [] : [{ code: 'key-invalid' }];
  },
  OKP(octets, { crv }) {
    const size = PAIRS.find((one) => one.crv === crv)?.size;
    return sized(octets.get('x'), size);
  },
  AKP(octets, { alg }) {
    if (typeof alg !== 'string') return [{ code: 'key-incomplete', member: 'alg' }];
    return sized(octets.get('pub'), LATTICES.find((one) => one.alg === alg)?.size);
  },
};

export function ownFaults({ jwk, octets }: OctetMembers): readonly KeyFault[] {
  const missing: readonly KeyFault[] =
    (jwk.kty === 'EC' || jwk.kty === 'OKP') && typeof jwk['crv'] !== 'string'
      ? [{ code: 'key-incomplete', member: 'crv' }]
      : [];
  return [...missing, ...(FAULTS[jwk.kty]?.(octets, jwk) ?? [])];
}

function sized(bytes: Uint8Array | undefined, size: number | undefined): readonly KeyFault[] {
  const isFit = bytes === undefined || size === undefined || bytes.length === size;
  return isFit ? [] : [{ code: 'key-invalid' }];
}

function isEven(bytes: Uint8Array): boolean {
  return ((bytes.at(-1) ?? 0) & 1) === 0;
}

/** Bits of a number whose octets have no leading zeros. */
export function bitLength(bytes: Uint8Array): number {
  const [first = 0] = bytes;
  return first === 0 ? 0 : 8 * bytes.length - Math.clz32(first) + 24;
}
