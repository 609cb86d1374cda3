// Why a token could not be verified or decrypted, as codes with what their sentences need. Types alone.
import type { SegmentName } from '../../token/fault.ts';
import type { KeyFault } from './key.ts';

/** Why a token cannot be verified, whatever key is used. */
export type TokenFailure =
  /** Not the only text of its octets: padding, loose bits (RFC 7515 §2). */
  | {
      readonly code: 'not-canonical';
      readonly segment: SegmentName;
      readonly index: number;
      readonly fault: 'padding' | 'loose-bits' | 'invalid-character' | 'invalid-length';
    }
  | { readonly code: 'white-space'; readonly segment: SegmentName; readonly index: number }
  /** No JSON object, or not UTF-8 (RFC 7515 §4). */
  | { readonly code: 'header-unreadable' }
  /** In the JOSE header, or in two parts of it that must be disjoint (RFC 7515 §4, §7.2.1). */
  | { readonly code: 'duplicate-member'; readonly name: string }
  | { readonly code: 'segment-count'; readonly count: number }
  /** A part that its algorithm needs, or that it must not have (RFC 7516 §5.2). */
  | { readonly code: 'segment-missing'; readonly segment: SegmentName }
  | { readonly code: 'segment-unexpected'; readonly segment: SegmentName }
  /** In bytes, as the content encryption has it (RFC 7518 §5.2, §5.3). */
  | {
      readonly code: 'segment-length';
      readonly segment: SegmentName;
      readonly bytes: number;
      readonly needed: number;
    }
  /** A member that is missing or of another type than it must have. */
  | { readonly code: 'member-missing'; readonly name: string }
  | { readonly code: 'member-invalid'; readonly name: string }
  /** Must be integrity-protected and is not (RFC 7515 §4.1.11, RFC 7516 §4.1.3). */
  | { readonly code: 'member-unprotected'; readonly name: string }
  /** RFC 7797 §6: `b64` must be named in `crit`. */
  | { readonly code: 'member-not-critical'; readonly name: string }
  /** Empty, no array, or with a name twice (RFC 7515 §4.1.11). */
  | { readonly code: 'crit-invalid' }
  /** A name in `crit` that is not there as a member. */
  | { readonly code: 'crit-missing'; readonly name: string }
  /** An extension that must be understood and is not. */
  | { readonly code: 'unsupported-crit'; readonly name: string }
  /** A JWS with `b64` false whose text is not what may stand there (RFC 7797 §5.2). */
  | { readonly code: 'unencoded-content-invalid' }
  /** RFC 7518 §4.8.1.2, RFC 8725bis §3.13: so few protect nothing, so many keep the machine busy. */
  | {
      readonly code: 'p2c-out-of-bounds';
      readonly iterations: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: 'unsupported-zip'; readonly zip: string };

/** Why one key did not verify or decrypt. */
export type KeyFailure =
  | KeyFault
  | { readonly code: 'signature-mismatch' }
  /** The length of a signature can be told without any key; in bytes (RFC 7518 §3.4). */
  | { readonly code: 'signature-length'; readonly bytes: number; readonly needed: number }
  /** The engine refused the key without telling why. */
  | { readonly code: 'key-refused' }
  /** No key has the name that the token names, and those that fit did not sign it. `kid`: of one of them. */
  | { readonly code: 'no-matching-kid'; readonly wanted: string; readonly kid: string | null }
  /** Other keys were tried before, as many as are tried for one token. */
  | { readonly code: 'not-tried'; readonly most: number }
  | { readonly code: 'unsupported-crv'; readonly crv: string }
  /** The sender's ephemeral key is on another curve than this one (RFC 7518 §4.6.1.1). */
  | { readonly code: 'epk-mismatch'; readonly epk: string; readonly crv: string | null }
  | DecryptionFailure;

/**
 * `key`: the key did not open the encrypted key; `content`: authentication of the content failed. Where
 * an algorithm hides which it was, and implementations must (RFC 7516 §11.5), it is `either`.
 */
export type DecryptionFailure =
  | { readonly code: 'decryption-failed'; readonly step: 'key' | 'content' | 'either' }
  | { readonly code: 'too-large-inflated'; readonly most: number }
  | { readonly code: 'not-deflated' };
