// A key in DER → its JWK. What it is shows in its shape: labels above PEM are wrong often enough.
//
//   certificate             SEQUENCE { SEQUENCE, SEQUENCE, BIT STRING }   RFC 5280 §4.1
//   SubjectPublicKeyInfo    SEQUENCE { SEQUENCE, BIT STRING }             RFC 5280 §4.1.2.7
//   RSAPublicKey            SEQUENCE { INTEGER, INTEGER }                 RFC 8017 appendix A.1.1
//   RSAPrivateKey           SEQUENCE { INTEGER × 9 }                      RFC 8017 appendix A.1.2
//   ECPrivateKey            SEQUENCE { INTEGER, OCTET STRING, … }         RFC 5915 §3
//   PrivateKeyInfo          SEQUENCE { INTEGER, SEQUENCE, OCTET STRING }  RFC 5958 §2
//   EncryptedPrivateKeyInfo SEQUENCE { SEQUENCE, OCTET STRING }           RFC 5958 §3
//   PFX                     SEQUENCE { INTEGER, SEQUENCE, SEQUENCE }      RFC 7292 §4
import { readCertificate } from './certificate.ts';
import { type DerValue, derDocument, derMembers, TAG } from './der.ts';
import { type DerKey, notDer } from './der-reading.ts';
import { ecPrivate, pkcs8, rsaPrivate } from './private-key.ts';
import { rsaPublic, subjectPublicKey } from './public-key.ts';

interface Shape {
  /** Tags of the first members. */
  readonly tags: readonly number[];
  /** Without any other member. */
  readonly whole?: boolean;
  readonly read: (bytes: Uint8Array, outer: DerValue, members: readonly DerValue[]) => DerKey;
}

const { sequence, integer, octetString, bitString } = TAG;

/** Longer ones first: the first that fits is taken. */
const SHAPES: readonly Shape[] = [
  { tags: [sequence, sequence, bitString], whole: true, read: readCertificate },
  {
    tags: [sequence, bitString],
    whole: true,
    read: (bytes, _, members) => subjectPublicKey(bytes, members),
  },
  {
    tags: [integer, integer, integer, integer, integer, integer, integer, integer, integer],
    read: (bytes, _, members) => rsaPrivate(bytes, members),
  },
  {
    tags: [integer, integer],
    whole: true,
    read: (bytes, _, members) => rsaPublic(bytes, members),
  },
  {
    tags: [integer, octetString],
    read: (bytes, outer) => ecPrivate(bytes, outer, null),
  },
  {
    tags: [integer, sequence, octetString],
    read: (bytes, _, members) => pkcs8(bytes, members),
  },
  {
    tags: [sequence, octetString],
    whole: true,
    read: () => ({ ok: false, problem: { code: 'key-encrypted' } }),
  },
  {
    tags: [integer, sequence, sequence],
    read: () => ({ ok: false, problem: { code: 'is-key-store', kind: 'pkcs12' } }),
  },
];

/**
 * Reads a key or a certificate. Total and linear.
 * @returns its JWK as DER has it, nothing judged; or why there is none, with the byte until which it was read
 */
export function readDerKey(bytes: Uint8Array): DerKey {
  const outer = derDocument(bytes);
  const members = outer?.tag === sequence ? derMembers(bytes, outer) : null;
  if (outer === null || members === null) return notDer(0);
  const shape = SHAPES.find(
    ({ tags, whole }) =>
      tags.every((tag, index) => members[index]?.tag === tag) &&
      (whole !== true || tags.length === members.length),
  );
  return shape?.read(bytes, outer, members) ?? notDer(outer.start);
}
