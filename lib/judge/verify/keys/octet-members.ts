// The members of a JWK that hold octets, by its type: which must be there, how long they are, and the one
// text that each may have (RFC 7518 §6, RFC 8037 §2, RFC 9964 §3).
import { decodeBase64url, encodeBase64url, isCanonical } from '../../../jose/base64url.ts';
import type { Jwk, KeyFault } from '../key.ts';
import { CURVES } from './key-kinds.ts';

export interface KeyType {
  readonly kty: string;
  /** Members that make the key, in the order in which a thumbprint has them (RFC 7638 §3.2). */
  readonly thumbprint: readonly string[];
  /** Octets that must be there. */
  readonly needed: readonly string[];
  /** Octets that only a private or secret key has. */
  readonly secret: readonly string[];
  /** Numbers, written without leading zeros (RFC 7518 §2). */
  readonly isNumber: boolean;
}

export const KEY_TYPES: readonly KeyType[] = [
  {
    kty: 'RSA',
    thumbprint: ['e', 'kty', 'n'],
    needed: ['n', 'e'],
    secret: ['d', 'p', 'q', 'dp', 'dq', 'qi'],
    isNumber: true,
  },
  {
    kty: 'EC',
    thumbprint: ['crv', 'kty', 'x', 'y'],
    needed: ['x', 'y'],
    secret: ['d'],
    isNumber: false,
  },
  { kty: 'OKP', thumbprint: ['crv', 'kty', 'x'], needed: ['x'], secret: ['d'], isNumber: false },
  {
    kty: 'AKP',
    thumbprint: ['alg', 'kty', 'pub'],
    needed: ['pub'],
    secret: ['priv'],
    isNumber: false,
  },
  { kty: 'oct', thumbprint: ['k', 'kty'], needed: ['k'], secret: ['k'], isNumber: false },
];

export interface OctetMembers {
  /** The JWK with every member of octets as it must be written. */
  readonly jwk: Jwk;
  readonly octets: ReadonlyMap<string, Uint8Array>;
  readonly faults: readonly KeyFault[];
}

/** Reads the octets of a JWK, and writes them as they must be written, so that engines take them. */
export function octetMembers(jwk: Jwk, type: KeyType): OctetMembers {
  const octets = new Map<string, Uint8Array>();
  const faults: KeyFault[] = [];
  const written = new Map<string, string>();
  for (const member of new Set([...type.needed, ...type.secret])) {
    const text = jwk[member];
    if (text === undefined && !type.needed.includes(member)) continue;
    const read = typeof text === 'string' ? decodeBase64url(text) : null;
    if (typeof text !== 'string' || read?.ok !== true || text === '') {
      faults.push({ code: 'key-incomplete', member });
      continue;
    }
    const bytes = proper(read.bytes, jwk, type);
    octets.set(member, bytes);
    if (!isCanonical(text) || bytes !== read.bytes) {
      faults.push({ code: 'key-not-canonical', member });
      written.set(member, encodeBase64url(bytes));
    }
  }
  return { jwk: { ...jwk, ...Object.fromEntries(written) }, octets, faults };
}

/** Numbers have no leading zeros (RFC 7518 §2); coordinates have all of theirs (§6.2.1.2, §6.2.2.1). */
function proper(bytes: Uint8Array, { crv }: Jwk, { kty, isNumber }: KeyType): Uint8Array {
  if (isNumber) {
    const first = bytes.findIndex((byte) => byte !== 0);
    return first > 0 ? bytes.subarray(first) : bytes;
  }
  const size = kty === 'EC' ? CURVES.find((curve) => curve.crv === crv)?.size : undefined;
  if (size === undefined || bytes.length >= size) return bytes;
  const padded = new Uint8Array(size);
  padded.set(bytes, size - bytes.length);
  return padded;
}
