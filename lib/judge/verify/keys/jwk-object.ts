// A JWK as lossless JSON → a key, with the faults that only its text shows.

import type { JsonObject, JsonValue } from '../../../jose/json.ts';
import { stringMember } from '../../../jose/members.ts';
import type { CertificateFacts, Jwk, KeyFault, VerificationKey } from '../key.ts';
import { derBytes } from './base64.ts';
import { certificateNamed } from './certificate-name.ts';
import { readDerKey } from './der-key.ts';
import { describeJwk, type KeyOrigin, thumbprint } from './describe-key.ts';

const NAMED = 'x5t#S256';

/**
 * Reads an object as a JWK (RFC 7517 §4). Total and linear.
 * @returns null where it has no `kty` that is known
 */
export function readJwkObject(object: JsonObject, origin: KeyOrigin): VerificationKey | null {
  const kty = stringMember(object, 'kty');
  if (kty === undefined) return null;
  const jwk: Jwk = { ...plainMembers(object), kty };
  const faults: KeyFault[] = object.members
    .filter(({ duplicate }) => duplicate)
    .map(({ name }) => ({ code: 'key-duplicate-member', name }));
  const { certificate, fault } = certificateOf(jwk);
  if (fault !== null) faults.push(fault);
  return describeJwk(jwk, {
    ...origin,
    certificate,
    faults: [...faults, ...(origin.faults ?? [])],
  });
}

/** What JWKs are made of: text, lists of texts, and `ext`. The last of several members counts. */
function plainMembers(object: JsonObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    object.members
      .map(({ name, value }) => [name, plain(value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function plain(value: JsonValue): unknown {
  if (value.type === 'string' || value.type === 'literal') return value.value;
  if (value.type !== 'array') return undefined;
  return value.items.map((item) => (item.type === 'string' ? item.value : null));
}

/** RFC 7517 §4.7: the first certificate has the key; §4.9: the SHA-256 of its DER. */
function certificateOf(jwk: Jwk): {
  readonly certificate: CertificateFacts | null;
  readonly fault: KeyFault | null;
} {
  const chain = jwk['x5c'];
  const first: unknown = Array.isArray(chain) ? chain[0] : undefined;
  const der = typeof first === 'string' ? derBytes(first) : null;
  const read = der === null ? null : readDerKey(der);
  if (read?.ok !== true || read.certificate === null) return { certificate: null, fault: null };
  const certificate = read.certificate.facts;
  if (thumbprint(read.jwk) !== thumbprint(jwk)) {
    return { certificate, fault: { code: 'certificate-mismatch', member: 'x5c' } };
  }
  const said = jwk[NAMED];
  if (typeof said !== 'string') return { certificate, fault: null };
  const named = certificateNamed(said, certificate.thumbprint);
  if (named === 'other')
    return { certificate, fault: { code: 'certificate-mismatch', member: NAMED } };
  const section = 'RFC 7517 §4.9';
  const fault = { code: 'key-not-canonical', member: NAMED, section } as const;
  return { certificate, fault: named === 'oddly' ? fault : null };
}
