import type { JsonObject } from '../jose/json.ts';
import type { JweJson, JwsJson } from '../jose/json-serialization.ts';
import type { Paseto } from '../jose/paseto.ts';
import type { HitForm } from '../scan/hit.ts';
import type { JsonNoun, SegmentName, TokenFault } from './fault.ts';
import type { Recognition } from './recognition.ts';
import type { SdJwtDetail } from './sd-jwt.ts';

/**
 * Serialized form: JWS compact (RFC 7515 §7.1), JWE compact (RFC 7516 §7.1), SD-JWT (RFC 9901 §4),
 * PASETO, and the JSON serializations (RFC 7515 §7.2, RFC 7516 §7.2).
 */
export type Form = HitForm;

/** What a token says. Parts that few views ask for are worked out when they are asked for. */
export interface Token {
  readonly raw: string;
  readonly form: Form;
  /**
   * The JOSE header; in a JSON serialization that of the first signature or recipient with what it
   * shares (RFC 7515 §4). Empty for PASETO, which has none.
   */
  readonly header: JsonObject;
  readonly claims: Claims;
  /** True when the content travels elsewhere (RFC 7515 appendix F). */
  readonly detached: boolean;
  /** What is wrong with its form, in the order of the text. */
  readonly faults: readonly TokenFault[];
  readonly segments: readonly TokenSegment[];
  /** Of an SD-JWT: its disclosures, what was held back, its key binding. */
  readonly sdJwt?: SdJwtDetail;
  /** Of a reference token or an envelope: what it was recognised as. */
  readonly recognition?: Recognition;
  /** Of a PASETO. */
  readonly paseto?: Paseto;
  /** Of a JSON serialization: all its signatures or recipients. */
  readonly serialization?: JwsJson | JweJson;
}

/** A JWE, compact or in JSON: what it says is hidden without a key. */
export function isEncrypted({ form }: Pick<Token, 'form'>): boolean {
  return form === 'jwe' || form === 'jwe-json';
}

export type Claims =
  /** For SD-JWT the processed payload: what was disclosed stands in place (RFC 9901 §7.1). */
  | { readonly state: 'read'; readonly set: JsonObject }
  | { readonly state: 'encrypted' }
  /** The claims stay on the server; or an envelope shows no object. */
  | { readonly state: 'reference' }
  | {
      readonly state: 'unreadable';
      readonly reason: UnreadableReason;
      /** What could be read, if anything. */
      readonly text: string | null;
      /** The members before the damage, if any. */
      readonly partial: JsonObject | null;
    };

/** Why claims cannot be read. */
export type UnreadableReason =
  /** The segment is empty: the content travels elsewhere (RFC 7515 appendix F). */
  | { readonly code: 'detached' }
  | { readonly code: 'not-object'; readonly found: JsonNoun }
  | { readonly code: 'fault'; readonly fault: TokenFault }
  | { readonly code: 'unknown' };

/** One part of a token as it stands in the text. */
export interface TokenSegment {
  readonly name: SegmentName;
  /** Which of several of that name, counted from 0. */
  readonly index: number;
  /** Its place in `raw`, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it encodes, or null where that is uncertain. */
  readonly bytes: Uint8Array | null;
}
