// What came of reading something as keys. Types alone: views may know them without loading any reader.
import type { JsonFaultCode } from '../../jose/json.ts';
import type { KeySource, VerificationKey } from './key.ts';

/** Why something gives no key, or why one of several was left out. Each has its remedy in words. */
export type KeyProblem = KeyProblemPlace &
  (
    | { readonly code: 'no-text' }
    /** In UTF-16 units, or in bytes of a file. */
    | { readonly code: 'too-long'; readonly most: number }
    | { readonly code: 'too-many-keys'; readonly most: number }
    | { readonly code: 'not-json'; readonly fault: JsonFaultCode }
    /** JSON, and nothing in it is a key. */
    | { readonly code: 'no-keys-in-json' }
    /** An object like a key that does not say which kind (RFC 7517 §4.1). */
    | { readonly code: 'kty-missing' }
    | { readonly code: 'kty-unknown'; readonly kty: string }
    /** The configuration of an issuer: its keys are behind this URL (RFC 8414 §2). */
    | { readonly code: 'is-configuration'; readonly url: string }
    /** A URL: what is behind it must be fetched or pasted. */
    | { readonly code: 'is-url'; readonly url: string }
    /** A token, which is what a key is needed for. It was taken for a secret all the same. */
    | { readonly code: 'is-token' }
    /** Without its last line. */
    | { readonly code: 'pem-unfinished'; readonly label: string }
    | { readonly code: 'pem-not-base64'; readonly label: string }
    /** A label that stands for no key, as of a certificate request. */
    | { readonly code: 'pem-unknown'; readonly label: string }
    /** A passphrase protects it. `openssl pkey` or `ssh-keygen -p` takes that away. */
    | { readonly code: 'key-encrypted'; readonly label: string }
    /** OpenSSH's own form of private keys; `ssh-keygen -p -m PKCS8` writes the common one. */
    | { readonly code: 'openssh-private' }
    /** The bytes are not what the label or the beginning says. `byte`: how far they could be read. */
    | { readonly code: 'not-der'; readonly label: string; readonly byte: number }
    /** A kind of key that is used in no token, or a curve that has no name. `name`: its object identifier. */
    | { readonly code: 'key-type-unknown'; readonly name: string }
    /** A private key without its public half, which could not be calculated here. */
    | { readonly code: 'public-half-missing' }
    /** A PKCS #12 file or a Java key store: keys must be exported from it. */
    | { readonly code: 'is-key-store'; readonly kind: 'pkcs12' | 'java' }
    /** Neither text nor one of the binary forms. */
    | { readonly code: 'not-text' }
  );

export interface KeyProblemPlace {
  /** Offset in the text, in UTF-16 units; 0 for all of it. */
  readonly at: number;
  /** Of the offset, from 1. */
  readonly line: number;
}

export type KeyProblemCode = KeyProblem['code'];

/** What a text or a file was taken for. */
export type KeyForm =
  | 'jwk'
  | 'jwk-set'
  | 'json'
  | 'pem'
  | 'der'
  | 'openssh'
  /** Read in every way that makes sense, see `SecretReading`: each way is a key of its own. */
  | 'secret';

/** What came of reading something as keys: some keys, some problems, or both. Without keys it failed. */
export type KeyReading =
  | {
      readonly ok: true;
      readonly form: KeyForm;
      readonly keys: readonly VerificationKey[];
      readonly problems: readonly KeyProblem[];
    }
  /** At least one. */
  | { readonly ok: false; readonly problems: readonly [KeyProblem, ...KeyProblem[]] };

export interface KeyReadingOptions {
  /** Where the keys are from, where a person did not give them. */
  readonly source?: KeySource;
  /** The person says so: it is a secret, even if it looks like something else. */
  readonly isSecret?: boolean;
}
