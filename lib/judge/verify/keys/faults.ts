// What speaks against using a key with an algorithm (RFC 8725 §3.1, RFC 7517 §4.2 to §4.4).
import type { KeyFault, KeyFaultCode, KeyFaults, VerificationKey } from '../key.ts';
import { CONTENT_BITS, type Requirement, requirementOf } from './requirements.ts';

export const keyFaults: KeyFaults = (key, alg, enc = null) => {
  const requirement = requirementOf(alg, key.kty);
  if (requirement === null) return ranked(key.faults);
  const mismatch = typeFault(key, alg, requirement);
  const faults =
    mismatch === null
      ? [...lengthFaults(key, requirement, enc), ...purposeFaults(key, alg, requirement, enc)]
      : [mismatch];
  return ranked(withoutTwins([...key.faults, ...faults]));
};

function typeFault(key: VerificationKey, alg: string, requirement: Requirement): KeyFault | null {
  const { kty, crv } = key;
  const isFit =
    kty === requirement.kty &&
    (requirement.crvs?.includes(crv ?? '') ?? true) &&
    // The algorithm of such a key is part of it (RFC 9964).
    (kty !== 'AKP' || key.alg === alg) &&
    (key.material.type !== 'password' || requirement.takesPassword === true);
  return isFit ? null : { code: 'alg-key-mismatch', alg, kty, crv };
}

function lengthFaults(
  { kty, bits }: VerificationKey,
  { leastBits, bits: exact }: Requirement,
  enc: string | null,
): readonly KeyFault[] {
  if (bits === null) return [];
  if (leastBits !== undefined && bits < leastBits) {
    const code = kty === 'RSA' ? 'rsa-key-too-short' : 'secret-too-short';
    return [{ code, bits, needed: leastBits }];
  }
  const needed = exact === 'enc' ? CONTENT_BITS[enc ?? ''] : exact;
  return needed === undefined || needed === bits ? [] : [{ code: 'secret-length', bits, needed }];
}

function purposeFaults(
  key: VerificationKey,
  alg: string,
  { use, operations, needsPrivate }: Requirement,
  enc: string | null,
): readonly KeyFault[] {
  const faults: KeyFault[] = [];
  if (needsPrivate && !key.isPrivate) faults.push({ code: 'private-key-needed' });
  if (key.alg !== null && !isSameAlgorithm(key, alg, enc)) {
    faults.push({ code: 'alg-mismatch', alg, keyAlg: key.alg });
  }
  if (key.use !== null && key.use !== use) {
    faults.push({ code: 'use-mismatch', use: key.use, needed: use });
  }
  const { keyOps, isPrivate } = key;
  // A public key cannot sign, so that its being allowed to says nothing.
  const allowing = isPrivate ? operations : operations.slice(0, 1);
  if (keyOps !== null && !allowing.some((one) => keyOps.includes(one))) {
    faults.push({ code: 'key-ops-mismatch', keyOps, needed: operations[0] });
  }
  return faults;
}

/**
 * RFC 9864 gave `EdDSA` a name for each curve; both are the same with the same key. A key for `dir` is
 * the key of a content encryption, and may be named after that.
 */
function isSameAlgorithm({ alg: own, crv }: VerificationKey, alg: string, enc: string | null) {
  if (own === alg) return true;
  if (alg === 'dir') return own === enc;
  return crv !== null && [own, alg].every((one) => one === 'EdDSA' || one === crv);
}

/** An RSA key is too short whatever it is used for, and is told so once. */
function withoutTwins(faults: readonly KeyFault[]): readonly KeyFault[] {
  const short = faults.findIndex(({ code }) => code === 'rsa-key-too-short');
  return faults.filter(({ code }, index) => code !== 'rsa-key-too-short' || index === short);
}

/** The gravest first: what makes calculating impossible, what lets others sign, what was not meant. */
const ORDER: readonly KeyFaultCode[] = [
  'alg-key-mismatch',
  'key-incomplete',
  'key-invalid',
  'private-key-needed',
  'secret-length',
  'secret-well-known',
  'rsa-exponent',
  'roca',
  'rsa-key-too-short',
  'secret-too-short',
  'alg-mismatch',
  'use-mismatch',
  'key-ops-mismatch',
  'certificate-mismatch',
  'key-duplicate-member',
  'key-not-canonical',
];

function ranked(faults: readonly KeyFault[]): readonly KeyFault[] {
  return faults.toSorted((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code));
}
