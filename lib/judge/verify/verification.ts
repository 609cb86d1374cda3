// The answer about one token: signature, decryption and what is bound to it. Types alone, as views need
// them before anything is calculated. Time and claims are other verdicts, see ../verdicts.ts.
import type { JsonObject } from '../../jose/json.ts';
import type { TokenFault } from '../../token/fault.ts';
import type { Token } from '../../token/token.ts';
import type { KeyFailure, TokenFailure } from './failure.ts';
import type { KeyFault, VerificationKey } from './key.ts';

/** What is known besides the token and the keys. */
export interface VerifyOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What was signed, where it travels outside of the token (RFC 7515 appendix F). */
  readonly detachedContent?: Uint8Array;
  /** The request that carried a DPoP proof (RFC 9449 §4.3). */
  readonly request?: { readonly method: string; readonly url: string };
  /** The access token that was sent beside a DPoP proof. */
  readonly accessToken?: string;
  /**
   * So many PBKDF2 iterations are calculated at most for a passphrase. A person may allow more than usual; every
   * passphrase is tried then.
   */
  readonly mostIterations?: number;
  /** So many of them for all passphrases together; what needs more is `costly`. Bounded otherwise when left out. */
  readonly totalIterations?: number;
  /** No further passphrase is tried once it is aborted; what is left is `costly`. */
  readonly signal?: { readonly aborted: boolean };
}

/** All that can be told about one token with the keys at hand. Nothing in it is stored. */
export interface Verification {
  readonly token: Token;
  /**
   * Of a general JSON serialization the best of all: one that is verified, then one that failed. What
   * is encrypted has no signature of its own.
   */
  readonly signature: SignatureVerdict;
  /** One for each signature of a general JSON serialization (RFC 7515 §7.2.1), in order; the first twenty. */
  readonly signatures?: readonly SignatureVerdict[];
  /**
   * The signature was calculated with so many octets that were given, as the token leaves its content out (RFC 7515
   * appendix F).
   */
  readonly givenContent?: number;
  /** Of a JWE. */
  readonly decryption?: DecryptionVerdict;
  /** About the token that was inside: nested by encryption or as the content of a JWS. */
  readonly inner?: Verification;
  /** Of an SD-JWT. */
  readonly disclosures?: DisclosuresVerdict;
  /** Of an SD-JWT with a key binding. */
  readonly keyBinding?: KeyBindingVerdict;
  /** Of a DPoP proof. */
  readonly proof?: ProofVerdict;
}

/** What one key had to say. */
export interface Attempt {
  readonly key: VerificationKey;
  /** `kid`: the token names it; `fits`: its type and members allow it; `none`: neither. */
  readonly chosenBy: 'kid' | 'thumbprint' | 'fits' | 'none';
  /** Null where it verified or decrypted. */
  readonly reason: KeyFailure | null;
}

/** What the token asks for. */
export interface WantedKey {
  readonly alg: string | null;
  readonly kid: string | null;
  /** The type that its algorithm needs. */
  readonly kty: string | null;
}

/** Which key, or why none. */
export type SignatureVerdict =
  | {
      readonly state: 'verified';
      readonly key: VerificationKey;
      readonly algorithm: string;
      /** It verified all the same: how the key is written. */
      readonly faults: readonly KeyFault[];
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly state: 'failed';
      readonly algorithm: string | null;
      readonly reason: TokenFailure | KeyFailure;
      /** The key that the reason is about; null where it is about the token. */
      readonly key: VerificationKey | null;
      /**
       * Whether the signature matches in spite of the reason, by that key: true for a secret that
       * matches and is too short. Null where that was not or could not be calculated.
       */
      readonly matches: boolean | null;
      readonly attempts: readonly Attempt[];
    }
  /** Nothing to calculate with. `attempts`: the keys that were there and why each was left out. */
  | {
      readonly state: 'no-key';
      readonly why: 'none-given' | 'none-fits';
      readonly wanted: WantedKey;
      readonly attempts: readonly Attempt[];
    }
  /** `alg-none`: it says so itself (RFC 7518 §3.6); `empty`: it names an algorithm, its signature is not there. */
  | { readonly state: 'unsigned'; readonly why: 'alg-none' | 'empty' }
  | UnsupportedVerdict
  /** A JWE: whoever has the key can have made it. What is inside may be signed. */
  | { readonly state: 'encrypted' };

export interface UnsupportedVerdict {
  readonly state: 'unsupported';
  readonly algorithm: string | null;
  readonly why: Unsupported;
}

/**
 * `platform`: WebCrypto has it not here, other engines may; `no-web-crypto`: WebCrypto has it nowhere;
 * `unknown`: no registered algorithm; `form`: no JWS or JWE, so that no key can be asked; `content-elsewhere`: what
 * was signed is not in the token (RFC 7515 appendix F) and was not given.
 */
export type Unsupported = 'platform' | 'no-web-crypto' | 'unknown' | 'form' | 'content-elsewhere';

export type DecryptionVerdict =
  | {
      readonly state: 'decrypted';
      readonly key: VerificationKey;
      /** Which of several recipients, from 0. */
      readonly recipient: number;
      readonly algorithm: string;
      readonly encryption: string;
      readonly inflated: boolean;
      /** It was opened all the same: weaknesses of the key, a password stretched too few times. */
      readonly faults: readonly (TokenFailure | KeyFault)[];
      readonly plaintext: Plaintext;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly state: 'failed';
      readonly algorithm: string | null;
      readonly reason: TokenFailure | KeyFailure;
      readonly key: VerificationKey | null;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly state: 'no-key';
      readonly why: 'none-given' | 'none-fits';
      readonly wanted: WantedKey;
      readonly attempts: readonly Attempt[];
    }
  /** Trying takes more iterations than were allowed without asking. */
  | {
      readonly state: 'costly';
      readonly algorithm: string;
      /** For each passphrase. */
      readonly iterations: number;
      /** So many could be tried. */
      readonly passphrases: number;
    }
  | UnsupportedVerdict;

/** What was inside. */
export type Plaintext =
  | { readonly kind: 'claims'; readonly set: JsonObject }
  /** Its verification is `inner`. */
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** RFC 9901 §7.1: whether every disclosure is what the issuer signed. */
export interface DisclosuresVerdict {
  readonly state: 'matched' | 'failed';
  readonly count: number;
  /** Digests without a disclosure. */
  readonly undisclosed: number;
  /** Why it failed, each with its place. */
  readonly faults: readonly TokenFault[];
}

/** RFC 9901 §7.3: whether the holder presented it, to whom and when. */
export interface KeyBindingVerdict {
  /** By the key that the issuer named in `cnf`. */
  readonly signature: SignatureVerdict;
  /** Whether `sd_hash` is the hash of what stands before it. */
  readonly hash: 'matches' | 'differs' | 'none';
  readonly audience: string | null;
  readonly nonce: string | null;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number | null;
  readonly faults: readonly TokenFault[];
}

/** Compared with what was given. */
export type Comparison =
  | { readonly state: 'matches'; readonly said: string }
  | { readonly state: 'differs'; readonly said: string; readonly expected: string }
  /** The proof does not say it. `isWanted`: there was something to compare with. */
  | { readonly state: 'missing'; readonly isWanted: boolean }
  /** The proof says it, and there was nothing to compare with. */
  | { readonly state: 'not-compared'; readonly said: string };

/** RFC 9449 §4.3. A verified signature proves that the sender has the key, not who that is. */
export interface ProofVerdict {
  /** RFC 7638 thumbprint of its key, as `cnf.jkt` of an access token has it; null without a key. */
  readonly thumbprint: string | null;
  readonly method: Comparison;
  readonly url: Comparison;
  /** `ath` against the hash of the access token. */
  readonly accessToken: Comparison;
  /** The thumbprint against `cnf.jkt` of the access token, where that can be read. */
  readonly confirmation: Comparison;
  /** `iat`, milliseconds since the epoch. */
  readonly issuedAt: number | null;
}
