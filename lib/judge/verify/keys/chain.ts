// How certificates hang together: by their names, compared octet by octet, and by the signature of the one
// on the other (RFC 5280 §6.1.3, its first steps). Whether anybody trusts the last one is not asked.
import type { CertificateChain, Jwk } from '../key.ts';
import { derDocument, derMembers, derUnsigned } from './der.ts';
import type { ReadCertificate } from './der-reading.ts';
import { CURVES } from './key-kinds.ts';

/** A certificate with its key. */
export interface Link {
  readonly certificate: ReadCertificate;
  readonly jwk: Jwk;
}

/** @param next the certificate that stands behind it, where there is one */
export async function chainOf({ certificate }: Link, next: Link | null): Promise<CertificateChain> {
  if (isSame(certificate.issuer, certificate.subject)) return 'self-issued';
  if (next === null) return 'end';
  if (!isSame(certificate.issuer, next.certificate.subject)) return 'foreign';
  const isSigned = await isSignedBy(certificate, next.jwk);
  if (isSigned === null) return 'next';
  return isSigned ? 'signed-by-next' : 'not-signed-by-next';
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

interface Signing {
  readonly kty: string;
  readonly name: string;
  readonly hash?: string;
}

/** RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3. SHA-1 and RSA-PSS are left out: few sign so. */
const SIGNINGS: Readonly<Record<string, Signing>> = {
  '1.2.840.113549.1.1.11': { kty: 'RSA', name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kty: 'RSA', name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kty: 'RSA', name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { kty: 'EC', name: 'ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kty: 'EC', name: 'ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kty: 'EC', name: 'ECDSA', hash: 'SHA-512' },
  '1.3.101.112': { kty: 'OKP', name: 'Ed25519' },
};

/** Null where that cannot be calculated here. Never rejects. */
async function isSignedBy(
  { signed, algorithm, signature }: ReadCertificate,
  jwk: Jwk,
): Promise<boolean | null> {
  const signing = SIGNINGS[algorithm];
  if (signing === undefined) return null;
  if (signing.kty !== jwk.kty) return false;
  const curve = CURVES.find(({ crv }) => crv === jwk['crv']);
  const raw = curve === undefined ? signature : joined(signature, curve.size);
  if (raw === null) return false;
  const { kty: _, ...parameters } = signing;
  try {
    const named = { ...parameters, namedCurve: jwk['crv'] };
    const key = await crypto.subtle.importKey('jwk', jwk, named, false, ['verify']);
    return await crypto.subtle.verify(parameters, key, new Uint8Array(raw), new Uint8Array(signed));
  } catch {
    return null;
  }
}

/** An ECDSA signature, two integers in a sequence (RFC 3279 §2.2.3), as WebCrypto takes it. */
function joined(signature: Uint8Array, size: number): Uint8Array | null {
  const outer = derDocument(signature);
  const numbers = (outer && derMembers(signature, outer)) ?? [];
  const both = new Uint8Array(2 * size);
  for (const [index, value] of numbers.entries()) {
    const octets = derUnsigned(signature, value);
    if (octets === null || octets.length > size || index > 1) return null;
    both.set(octets, (index + 1) * size - octets.length);
  }
  return numbers.length === 2 ? both : null;
}
