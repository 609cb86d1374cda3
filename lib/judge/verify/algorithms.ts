// The algorithms of JWS and JWE, what each needs, and why some cannot be calculated here.
import type { Unsupported } from './verification.ts';

/** An algorithm of a JWS (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864, RFC 9964). */
export interface SignatureAlgorithm {
  readonly kty: 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';
  /** As WebCrypto's verify() takes it; for EdDSA the curve of the key decides. */
  readonly parameters: { readonly name: string; readonly [parameter: string]: unknown } | null;
  /** In bytes; null where the key decides. */
  readonly length: number | null;
}

function hmac(bits: 256 | 384 | 512): SignatureAlgorithm {
  return { kty: 'oct', parameters: { name: 'HMAC', hash: `SHA-${bits}` }, length: bits / 8 };
}

function rsa(bits: 256 | 384 | 512, pss: boolean): SignatureAlgorithm {
  // RFC 7518 §3.5: the salt is as long as the hash.
  const parameters = pss
    ? { name: 'RSA-PSS', saltLength: bits / 8, hash: `SHA-${bits}` }
    : { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` };
  return { kty: 'RSA', parameters, length: null };
}

function ecdsa(bits: 256 | 384 | 512, length: number): SignatureAlgorithm {
  return { kty: 'EC', parameters: { name: 'ECDSA', hash: `SHA-${bits}` }, length };
}

function mldsa(set: 44 | 65 | 87, length: number): SignatureAlgorithm {
  return { kty: 'AKP', parameters: { name: `ML-DSA-${set}` }, length };
}

/** RFC 8032 §5.1.6 and §5.2.6: the lengths of signatures, in bytes. */
export const EDWARDS_LENGTHS: Readonly<Record<string, number>> = { Ed25519: 64, Ed448: 114 };

const SIGNATURES: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['HS256', hmac(256)],
  ['HS384', hmac(384)],
  ['HS512', hmac(512)],
  ['RS256', rsa(256, false)],
  ['RS384', rsa(384, false)],
  ['RS512', rsa(512, false)],
  ['PS256', rsa(256, true)],
  ['PS384', rsa(384, true)],
  ['PS512', rsa(512, true)],
  // RFC 7518 §3.4: both integers as long as the order of the curve.
  ['ES256', ecdsa(256, 64)],
  ['ES384', ecdsa(384, 96)],
  ['ES512', ecdsa(512, 132)],
  ['EdDSA', { kty: 'OKP', parameters: null, length: null }],
  ['Ed25519', { kty: 'OKP', parameters: { name: 'Ed25519' }, length: 64 }],
  ['Ed448', { kty: 'OKP', parameters: { name: 'Ed448' }, length: 114 }],
  // FIPS 204 table 2.
  ['ML-DSA-44', mldsa(44, 2420)],
  ['ML-DSA-65', mldsa(65, 3309)],
  ['ML-DSA-87', mldsa(87, 4627)],
]);

/** Undefined for one that cannot be calculated; `unsupportedAlgorithm` tells why. */
export function signatureAlgorithm(alg: string): SignatureAlgorithm | undefined {
  return SIGNATURES.get(alg);
}

/** How the key of a JWE is managed (RFC 7518 §4.1). */
export type KeyManagement = 'direct' | 'agreement' | 'wrapping' | 'encryption' | 'password';

/** How the key comes about, and the type of key that opens it. */
interface Management {
  readonly mode: KeyManagement;
  readonly kty: string;
}

function managements(
  mode: KeyManagement,
  kty: string,
  ...names: readonly string[]
): readonly (readonly [string, Management])[] {
  return names.map((name) => [name, { mode, kty }]);
}

const AES_WRAPS = ['A128KW', 'A192KW', 'A256KW'];
const GCM_WRAPS = ['A128GCMKW', 'A192GCMKW', 'A256GCMKW'];

const MANAGEMENTS: ReadonlyMap<string, Management> = new Map([
  ...managements('direct', 'oct', 'dir'),
  ...managements('agreement', 'EC', 'ECDH-ES', ...AES_WRAPS.map((wrap) => `ECDH-ES+${wrap}`)),
  ...managements('wrapping', 'oct', ...AES_WRAPS, ...GCM_WRAPS),
  ...managements('encryption', 'RSA', 'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'),
  ...managements(
    'password',
    'oct',
    'PBES2-HS256+A128KW',
    'PBES2-HS384+A192KW',
    'PBES2-HS512+A256KW',
  ),
]);

/** Undefined for one that cannot be calculated. */
export function keyManagement(alg: string): Management | undefined {
  return MANAGEMENTS.get(alg);
}

/** Lengths in bytes of what a content encryption needs (RFC 7518 §5.2, §5.3). */
export interface ContentEncryption {
  readonly iv: number;
  readonly tag: number;
}

const CONTENT: ReadonlyMap<string, ContentEncryption> = new Map([
  ['A128CBC-HS256', { iv: 16, tag: 16 }],
  ['A192CBC-HS384', { iv: 16, tag: 24 }],
  ['A256CBC-HS512', { iv: 16, tag: 32 }],
  ['A128GCM', { iv: 12, tag: 16 }],
  ['A192GCM', { iv: 12, tag: 16 }],
  ['A256GCM', { iv: 12, tag: 16 }],
]);

/** Undefined for one that cannot be calculated. */
export function contentEncryption(enc: string): ContentEncryption | undefined {
  return CONTENT.get(enc);
}

/**
 * Algorithms with a name that no engine has in WebCrypto: secp256k1 (RFC 8812 §3.2), and RSAES-PKCS1-v1_5
 * (RFC 7518 §4.2), which was left out as too easy to misuse.
 */
const NOWHERE: ReadonlySet<string> = new Set(['ES256K', 'RSA1_5']);

/** Why an algorithm without an entry in the tables above cannot be calculated. */
export function whyUnsupported(alg: string): Unsupported {
  return NOWHERE.has(alg) ? 'no-web-crypto' : 'unknown';
}

/** The type of key that an algorithm needs, where it is known. */
export function neededKty(alg: string): string | null {
  if (alg === 'ES256K') return 'EC';
  if (alg === 'RSA1_5') return 'RSA';
  return signatureAlgorithm(alg)?.kty ?? keyManagement(alg)?.kty ?? null;
}
