import type { JsonObject } from '../jose/json.ts';

/** Serialized form: JWS compact (RFC 7515 §7.1) or JWE compact (RFC 7516 §7.1). */
export type Form = 'jws' | 'jwe';

/** What a token says. */
export interface Token {
  readonly raw: string;
  readonly form: Form;
  readonly header: JsonObject;
  readonly claims: Claims;
}

export type Claims =
  | { readonly state: 'read'; readonly set: JsonObject }
  | { readonly state: 'encrypted' }
  /** `reason` is a sentence for people; `text` is what could be read, if anything. */
  | { readonly state: 'unreadable'; readonly reason: string; readonly text: string | null };
