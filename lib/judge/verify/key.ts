// A key that a signature can be checked with or a content be read with, where it came from, and what is
// wrong with it. Types alone: views may know them without loading any cryptography.

/** Where a key came from, which decides what a verified signature proves. */
export type KeySource =
  /** Pasted, dropped or typed by a person. `name`: what they gave, a file's name for example. */
  | { readonly from: 'given'; readonly name: string }
  /**
   * Fetched from a URL. `issuer`: whose metadata led there, as its tokens' `iss` names it; null where a
   * person typed the URL, so that nobody said whose keys they are. `fetchedAt`: milliseconds since the
   * epoch.
   */
  | {
      readonly from: 'issuer';
      readonly url: string;
      readonly issuer: string | null;
      readonly fetchedAt: number;
    }
  /** It came inside the token's header (RFC 7515 §4.1.3, §4.1.6): it proves nothing about the issuer. */
  | { readonly from: 'token'; readonly member: 'jwk' | 'x5c' }
  /** The holder's key, which the issuer named in `cnf` (RFC 7800 §3.2). */
  | { readonly from: 'confirmation' }
  /** Found in the list of well-known secrets, so that anybody can sign with it. */
  | { readonly from: 'well-known-secret' };

/**
 * A JWK (RFC 7517 §4) as it was written, its `kty` known. What the members are is for who reads
 * them to check.
 */
export type Jwk = Readonly<Record<string, unknown>> & { readonly kty: string };

/** What is calculated with. */
export type KeyMaterial =
  /** Public or private; a symmetric one is a `secret`. */
  | { readonly type: 'jwk'; readonly jwk: Jwk }
  /** Octets of an HMAC secret or of an AES key. May be tried as a password as well. */
  | { readonly type: 'secret'; readonly bytes: Uint8Array }
  /** The octets of a password for PBES2 (RFC 7518 §4.8), which is nothing else. */
  | { readonly type: 'password'; readonly bytes: Uint8Array };

export interface VerificationKey {
  /** RFC 7638 thumbprint by SHA-256 of a JWK; SHA-256 of the octets of a secret. In base64url. */
  readonly id: string;
  /** What it is called where it is shown: its `kid`, its subject, or its place in what was given. Never a secret. */
  readonly label: string;
  readonly source: KeySource;
  readonly material: KeyMaterial;
  /** Members as they are written in the JWK (RFC 7517 §4); null where they are missing. */
  readonly kid: string | null;
  readonly alg: string | null;
  readonly use: string | null;
  readonly keyOps: readonly string[] | null;
  /** `EC`, `RSA`, `OKP`, `AKP`, `oct`; secrets and passwords are `oct`. */
  readonly kty: string;
  readonly crv: string | null;
  /** Length of an RSA modulus or of a secret; null where the curve says all. */
  readonly bits: number | null;
  /** True where it holds the private half, so that it can decrypt and could sign. */
  readonly isPrivate: boolean;
  /** The certificate that it was read from, or the first of its `x5c`. */
  readonly certificate: CertificateFacts | null;
  /** What is wrong with it whatever it is used for. */
  readonly faults: readonly KeyFault[];
  /** How the octets of a secret were read, where its text allows several ways. */
  readonly reading?: SecretReading;
}

/** `trimmed`: without the white space around it. */
export type SecretReading = 'text' | 'trimmed' | 'hex' | 'base64' | 'base64url';

/** What a certificate (RFC 5280) says. Nobody checked who signed it. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** In upper-case hexadecimal. */
  readonly serialNumber: string;
  /** SHA-256 over its DER, as `x5t#S256` has it (RFC 7515 §4.1.8), in base64url. */
  readonly thumbprint: string;
  /** How it hangs together with the next one of what was given; missing where that is not known. */
  readonly chain?: CertificateChain;
}

/**
 * `self-issued`: its issuer is its subject; `signed-by-next`: by the key of the next certificate, whose name is
 * its issuer's; `not-signed-by-next`: the next one has that name and did not sign it; `next`: the next
 * one has that name, and the signature could not be calculated here; `foreign`: the next one is somebody
 * else's; `end`: there is no next one.
 */
export type CertificateChain =
  | 'self-issued'
  | 'signed-by-next'
  | 'not-signed-by-next'
  | 'next'
  | 'foreign'
  | 'end';

/** What is wrong with a key, or speaks against using it with an algorithm. */
export type KeyFault =
  /** 1, even, or so small that signatures can be forged. In decimal. RFC 7518 §6.3.1.2. */
  | { readonly code: 'rsa-exponent'; readonly exponent: string }
  /** RFC 7518 §3.3, §4.2 and §4.3: 2048 bits or more. */
  | { readonly code: 'rsa-key-too-short'; readonly bits: number; readonly needed: number }
  /** The modulus has the fingerprint of keys whose primes can be found (CVE-2017-15361). */
  | { readonly code: 'roca' }
  /** RFC 7518 §3.2: as long as the hash or longer; `needed` in bits. */
  | { readonly code: 'secret-too-short'; readonly bits: number; readonly needed: number }
  /** An AES key or a content encryption key of another length than the algorithm has, in bits. */
  | { readonly code: 'secret-length'; readonly bits: number; readonly needed: number }
  /** Everybody knows it. */
  | { readonly code: 'secret-well-known' }
  /**
   * A member whose octets are beyond doubt and that is written otherwise than its section says: padding,
   * the other alphabet of base64, zeros before a number (RFC 7515 §2, RFC 7518 §2).
   */
  | { readonly code: 'key-not-canonical'; readonly member: string; readonly section: string }
  /** A member that stands there twice; the last one counts, as RFC 7517 §4 lets readers choose. */
  | { readonly code: 'key-duplicate-member'; readonly name: string }
  /** The certificate in `x5c`, or the one that `x5t#S256` names, is about another key (RFC 7517 §4.7). */
  | { readonly code: 'certificate-mismatch'; readonly member: 'x5c' | 'x5t#S256' }
  /** A member that is needed is missing or of another type than it must be. */
  | { readonly code: 'key-incomplete'; readonly member: string }
  /** Members that do not belong together: a point that is not on its curve, for example. */
  | { readonly code: 'key-invalid' }
  /** The key is of another type or curve than the algorithm needs (RFC 8725 §3.1). */
  | {
      readonly code: 'alg-key-mismatch';
      readonly alg: string;
      readonly kty: string;
      readonly crv: string | null;
    }
  /** Its own `alg` names another algorithm (RFC 7517 §4.4). */
  | { readonly code: 'alg-mismatch'; readonly alg: string; readonly keyAlg: string }
  /** Its `use` is another (RFC 7517 §4.2). */
  | { readonly code: 'use-mismatch'; readonly use: string; readonly needed: 'sig' | 'enc' }
  /** Its `key_ops` lack what is to be done (RFC 7517 §4.3). */
  | {
      readonly code: 'key-ops-mismatch';
      readonly keyOps: readonly string[];
      readonly needed: string;
    }
  /** Decrypting needs the private half. */
  | { readonly code: 'private-key-needed' };

export type KeyFaultCode = KeyFault['code'];

/**
 * All that speaks against using a key with an algorithm: what is wrong with the key alone included, the
 * gravest first. Empty where nothing does. Total.
 * @param alg as the JOSE header names it, of a signature or of key management
 * @param enc of a JWE, whose length a `dir` key must have
 */
export type KeyFaults = (
  key: VerificationKey,
  alg: string,
  enc?: string | null,
) => readonly KeyFault[];

/**
 * Faults of how a key is written, which leave no doubt about the key: it verifies, and the fault is told
 * beside that. With all others it is weak, or was made for something else.
 */
export const SPELLING: ReadonlySet<KeyFaultCode> = new Set<KeyFaultCode>([
  'key-duplicate-member',
  'key-not-canonical',
]);

/** Faults with which nothing can be calculated; with all others it still can be told whether it matches. */
export const PREVENTING: ReadonlySet<KeyFaultCode> = new Set<KeyFaultCode>([
  'alg-key-mismatch',
  'key-incomplete',
  'key-invalid',
  'private-key-needed',
  'secret-length',
]);
