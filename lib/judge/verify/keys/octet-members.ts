// The members of a JWK that hold octets, by its type: which must be there, how long they are, and the one
// text that each may have (RFC 7518 §6, RFC 8037 §2, RFC 9964 §3).
import {
  type Base64urlReading,
  decodeBase64url,
  encodeBase64url,
  isCanonical,
} from '../../../jose/base64url.ts';
import type { Jwk, KeyFault } from '../key.ts';
import { decodeBase64 } from './base64.ts';
import { CURVES } from './key-kinds.ts';

/** Members by name, each with the section that says how it is written. */
type Members = Readonly<Record<string, string>>;

export interface KeyType {
  readonly kty: string;
  /** Octets that must be there. */
  readonly needed: Members;
  /** Octets that only a private or secret key has. */
  readonly secret: Members;
  /** Numbers, written without leading zeros (RFC 7518 §2). */
  readonly isNumber: boolean;
}

export const KEY_TYPES: readonly KeyType[] = [
  {
    kty: 'RSA',
    needed: { n: 'RFC 7518 §6.3.1.1', e: 'RFC 7518 §6.3.1.2' },
    secret: {
      d: 'RFC 7518 §6.3.2.1',
      p: 'RFC 7518 §6.3.2.2',
      q: 'RFC 7518 §6.3.2.3',
      dp: 'RFC 7518 §6.3.2.4',
      dq: 'RFC 7518 §6.3.2.5',
      qi: 'RFC 7518 §6.3.2.6',
    },
    isNumber: true,
  },
  {
    kty: 'EC',
    needed: { x: 'RFC 7518 §6.2.1.2', y: 'RFC 7518 §6.2.1.3' },
    secret: { d: 'RFC 7518 §6.2.2.1' },
    isNumber: false,
  },
  {
    kty: 'OKP',
    needed: { x: 'RFC 8037 §2' },
    secret: { d: 'RFC 8037 §2' },
    isNumber: false,
  },
  {
    kty: 'AKP',
    needed: { pub: 'RFC 9964 §3' },
    secret: { priv: 'RFC 9964 §3' },
    isNumber: false,
  },
  {
    kty: 'oct',
    needed: { k: 'RFC 7518 §6.4.1' },
    secret: { k: 'RFC 7518 §6.4.1' },
    isNumber: false,
  },
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
  for (const [member, section] of Object.entries({ ...type.needed, ...type.secret })) {
    const text = jwk[member];
    if (text === undefined && !(member in type.needed)) continue;
    const read = typeof text === 'string' ? decodeEither(text) : null;
    if (typeof text !== 'string' || read?.ok !== true || read.bytes.length === 0) {
      faults.push({ code: 'key-incomplete', member });
      continue;
    }
    const bytes = proper(read.bytes, jwk, type);
    octets.set(member, bytes);
    if (!isCanonical(text) || bytes !== read.bytes) {
      faults.push({ code: 'key-not-canonical', member, section });
      written.set(member, encodeBase64url(bytes));
    }
  }
  return { jwk: { ...jwk, ...Object.fromEntries(written) }, octets, faults };
}

/** base64url, or what is meant although it is none: the other alphabet (RFC 4648 §4), white space. */
function decodeEither(text: string): Base64urlReading {
  const read = decodeBase64url(text);
  return read.ok ? read : decodeBase64(text);
}

/**
 * Numbers have no leading zeros (RFC 7518 §2); coordinates have all that their curve asks and none more
 * (§6.2.1.2, §6.2.2.1).
 */
function proper(bytes: Uint8Array, { crv }: Jwk, { kty, isNumber }: KeyType): Uint8Array {
  const size = kty === 'EC' ? CURVES.find((curve) => curve.crv === crv)?.size : undefined;
  if (!isNumber && size === undefined) return bytes;
  const first = bytes.findIndex((byte) => byte !== 0);
  const number = first > 0 ? bytes.subarray(first) : bytes;
  if (size === undefined || bytes.length === size) return isNumber ? number : bytes;
  // Longer than its curve allows: for others to refuse.
  if (number.length > size) return bytes;
  const padded = new Uint8Array(size);
  padded.set(number, size - number.length);
  return padded;
}
