// Key material → a key with its facts and faults.
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../../../jose/base64url.ts';
import { thumbprintBy } from '../../../jose/hash.ts';
import type {
  CertificateFacts,
  Jwk,
  KeyFault,
  KeySource,
  SecretReading,
  VerificationKey,
} from '../key.ts';
import { KEY_TYPES, octetMembers } from './octet-members.ts';
import { bitLength, ownFaults } from './own-faults.ts';

/** What is known of a key besides its material. */
export interface KeyOrigin {
  /** For keys that have no name of their own. */
  readonly label: string;
  readonly source: KeySource;
  readonly certificate?: CertificateFacts | null;
  /** What showed while it was read. */
  readonly faults?: readonly KeyFault[];
}

/** UTF-16 units. */
const LONGEST_LABEL = 200;

/**
 * A key of a JWK of a known type. Total and linear.
 * @returns null where its `kty` is not known
 */
export function describeJwk(given: Jwk, origin: KeyOrigin): VerificationKey | null {
  const type = KEY_TYPES.find(({ kty }) => kty === given.kty);
  if (type === undefined) return null;
  const { certificate = null } = origin;
  const members = octetMembers(given, type);
  const { jwk, octets } = members;
  const kid = text(jwk, 'kid');
  const known = {
    label: (kid || certificate?.subject || origin.label).slice(0, LONGEST_LABEL),
    source: origin.source,
    kid,
    alg: text(jwk, 'alg'),
    use: text(jwk, 'use'),
    keyOps: keyOps(jwk),
    kty: jwk.kty,
    certificate,
    faults: [...members.faults, ...ownFaults(members), ...(origin.faults ?? [])],
  };
  if (jwk.kty === 'oct') {
    const bytes = octets.get('k') ?? new Uint8Array(0);
    return { ...known, ...secretFacts(bytes) };
  }
  const modulus = octets.get('n');
  return {
    ...known,
    id: thumbprint(jwk),
    material: { type: 'jwk', jwk },
    crv: text(jwk, 'crv'),
    bits: modulus === undefined ? null : bitLength(modulus),
    isPrivate: Object.keys(type.secret).some((member) => octets.has(member)),
  };
}

/** A secret, whatever its octets are used for. `label` is never the secret itself. */
export function describeSecret(
  bytes: Uint8Array,
  { label, source, faults = [] }: KeyOrigin,
  reading?: SecretReading,
): VerificationKey {
  return {
    label,
    source,
    kid: null,
    alg: null,
    use: null,
    keyOps: null,
    kty: 'oct',
    certificate: null,
    faults,
    ...secretFacts(bytes),
    ...(reading === undefined ? {} : { reading }),
  };
}

function secretFacts(bytes: Uint8Array) {
  return {
    id: encodeBase64url(sha256(bytes)),
    material: { type: 'secret', bytes },
    crv: null,
    bits: 8 * bytes.length,
    isPrivate: true,
  } as const;
}

/** RFC 7638 §3: what a key is known by, whatever it lacks. */
export function thumbprint(jwk: Jwk): string {
  return thumbprintBy(jwk.kty, (name) => text(jwk, name) ?? '') ?? '';
}

function text(jwk: Jwk, name: string): string | null {
  const value = jwk[name];
  return typeof value === 'string' ? value : null;
}

function keyOps(jwk: Jwk): readonly string[] | null {
  const value = jwk['key_ops'];
  if (!Array.isArray(value)) return null;
  return value.filter((one): one is string => typeof one === 'string');
}
