// DER (X.690 §8, §10, §11) as far as keys and certificates need it: values with definite lengths, walked
// by their position. A library for it (asn1js with @peculiar/asn1-schema, -x509, -rsa and -ecc) was
// weighed: 31 kB gzipped and eight packages, for five structures of fixed shape, reading indefinite
// lengths and recursing as deep as the bytes say. This reads a value in constant time, goes as deep as its
// callers ask, and is held against Node's own reader in tests.

/** One value: where it begins, and where its content does and ends. */
export interface DerValue {
  /** Identifier octet: class, whether it is constructed, and number (X.690 §8.1.2). */
  readonly tag: number;
  /** Where its identifier octet stands. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
  /** `[0]` and `[1]`, constructed: explicit tags. */
  context0: 0xa0,
  context1: 0xa1,
  /** `[1]`, primitive: an implicitly tagged bit string. */
  context1Primitive: 0x81,
} as const;

/** Contents are bounded by what can be given; four octets of length are more than that. */
const LONGEST_LENGTH = 4;

/**
 * The value that begins at a place. Total, in constant time.
 * @param to the content of what surrounds it ends here
 * @returns null where none begins or it reaches further
 */
export function derValue(bytes: Uint8Array, from: number, to: number): DerValue | null {
  const tag = bytes[from];
  const first = bytes[from + 1];
  // A tag number above 30 continues in further octets; nothing here has one.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return derWithin(tag, from, from + 2, first, to);
  const count = first & 0x7f;
  // 0x80 is an indefinite length, which DER forbids (X.690 §10.1).
  if (count === 0 || count > LONGEST_LENGTH) return null;
  let length = 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[from + 2 + i] ?? 0);
  return derWithin(tag, from, from + 2 + count, length, to);
}

function derWithin(tag: number, from: number, start: number, length: number, to: number) {
  const end = start + length;
  return end <= to ? { tag, from, start, end } : null;
}

/** More members than any structure here has, names of certificates included. */
const MOST_MEMBERS = 1000;

/** The members of a sequence or a set, in order; null where one of them is not whole. Linear. */
export function derMembers(bytes: Uint8Array, outer: DerValue): readonly DerValue[] | null {
  const members: DerValue[] = [];
  for (let at = outer.start; at < outer.end; ) {
    const value = derValue(bytes, at, outer.end);
    if (value === null || members.length === MOST_MEMBERS) return null;
    members.push(value);
    at = value.end;
  }
  return members;
}

/** The sequence that fills the bytes from a place on, as its members. */
export function derSequence(bytes: Uint8Array, value: DerValue | undefined | null) {
  return value?.tag === TAG.sequence ? derMembers(bytes, value) : null;
}

/** The one value that the bytes are, with nothing behind it. */
export function derDocument(bytes: Uint8Array): DerValue | null {
  const value = derValue(bytes, 0, bytes.length);
  return value?.end === bytes.length ? value : null;
}

export function derContent(bytes: Uint8Array, { start, end }: DerValue): Uint8Array {
  return bytes.subarray(start, end);
}

/**
 * The octets of a non-negative integer without leading zeros, zero itself as one octet.
 * @returns null for anything else
 */
export function derUnsigned(bytes: Uint8Array, value: DerValue | undefined): Uint8Array | null {
  if (value?.tag !== TAG.integer || value.start === value.end) return null;
  if ((bytes[value.start] ?? 0) >= 0x80) return null;
  let start = value.start;
  while (start < value.end - 1 && bytes[start] === 0) start++;
  return bytes.subarray(start, value.end);
}

/** The octets of a bit string that has whole octets, as all keys and signatures are. */
export function derBits(bytes: Uint8Array, value: DerValue | undefined): Uint8Array | null {
  const isBits = value?.tag === TAG.bitString || value?.tag === TAG.context1Primitive;
  if (value === undefined || !isBits || bytes[value.start] !== 0) return null;
  return bytes.subarray(value.start + 1, value.end);
}

export function derOctets(bytes: Uint8Array, value: DerValue | undefined): Uint8Array | null {
  return value?.tag === TAG.octetString ? derContent(bytes, value) : null;
}

/** An object identifier with dots, as `1.2.840.10045.2.1` (X.690 §8.19); null for anything else. */
export function derIdentifier(bytes: Uint8Array, value: DerValue | undefined): string | null {
  if (value?.tag !== TAG.objectIdentifier) return null;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of derContent(bytes, value)) {
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) return null;
    if (byte >= 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)));
    arcs.push(arcs.length === 1 ? arc - 40 * (arcs[0] ?? 0) : arc);
    arc = 0;
  }
  return arcs.length < 2 ? null : arcs.join('.');
}
