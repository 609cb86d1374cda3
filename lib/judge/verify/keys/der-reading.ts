// What came of reading a key in DER.
import type { CertificateFacts, Jwk } from '../key.ts';
import type { DerValue } from './der.ts';

export type DerKey =
  | {
      readonly ok: true;
      /** A private key of a curve may lack its public half: `x` is missing then. */
      readonly jwk: Jwk;
      readonly certificate: ReadCertificate | null;
    }
  | DerFailure;

export interface DerFailure {
  readonly ok: false;
  readonly problem:
    | { readonly code: 'not-der'; readonly byte: number }
    | { readonly code: 'key-type-unknown'; readonly name: string }
    | { readonly code: 'key-encrypted' }
    | { readonly code: 'is-key-store'; readonly kind: 'pkcs12' }
    | { readonly code: 'public-half-missing' };
}

/** A certificate with what chains it to others: the octets of its names, and its signature. */
export interface ReadCertificate {
  readonly facts: CertificateFacts;
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  /** What was signed, with which algorithm (its object identifier; empty where there is none), and how. */
  readonly signed: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

/** @param byte how far it could be read */
export function notDer(byte: number): DerFailure {
  return { ok: false, problem: { code: 'not-der', byte } };
}

export function readJwk(jwk: Jwk): DerKey {
  return { ok: true, jwk, certificate: null };
}

/** @param name an object identifier */
export function unknownType(name: string | null, at: DerValue): DerKey {
  if (name === null) return notDer(at.start);
  return { ok: false, problem: { code: 'key-type-unknown', name } };
}
