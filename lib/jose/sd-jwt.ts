// SD-JWT (RFC 9901): an issuer-signed JWT with digests in place of claims, the disclosures whose
// digests they are, and sometimes a JWT that binds all to the holder's key.
//
//   SD-JWT = JWT "~" *(DISCLOSURE "~")     SD-JWT-KB = SD-JWT KB-JWT     (§4)
//
// Hashing must be synchronous, as everything that decides what a token says; crypto.subtle is not.
import { encodeBase64url } from './base64url.ts';
import { hashNamed } from './hash.ts';
import type { JsonValue } from './json.ts';
import { readSegment } from './segment.ts';

/** Real SD-JWTs have dozens. What stands behind so many is taken for one part. */
export const MOST_DISCLOSURES = 10_000;

/** A part of an SD-JWT and its offset in UTF-16 units. */
export interface SdJwtPart {
  readonly text: string;
  readonly start: number;
}

export interface SdJwtParts {
  readonly issuerJwt: string;
  readonly disclosures: readonly SdJwtPart[];
  /** What stands behind the last tilde, or null if nothing does. */
  readonly keyBinding: SdJwtPart | null;
}

/**
 * Takes a combined format apart. Total and linear.
 * @param from where the first tilde may be at the earliest: behind the claims of the issuer's JWT
 * @returns null for a text without a tilde
 */
export function splitSdJwt(text: string, from: number): SdJwtParts | null {
  const first = text.indexOf('~', from);
  if (first < 0) return null;
  const disclosures: SdJwtPart[] = [];
  let start = first + 1;
  for (let end = text.indexOf('~', start); end >= 0; end = text.indexOf('~', start)) {
    if (disclosures.length === MOST_DISCLOSURES) break;
    disclosures.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  const keyBinding = start < text.length ? { text: text.slice(start), start } : null;
  return { issuerJwt: text.slice(0, first), disclosures, keyBinding };
}

/** Gives the digest of text of ASCII characters, in base64url. */
export type Digest = (text: string) => string;

/** The hash function of an `_sd_alg`, or null for one that is not known here. */
export function digestBy(algorithm: string): Digest | null {
  const hash = hashNamed(algorithm);
  return hash === null ? null : (text) => encodeBase64url(hash(text));
}

/** What a disclosure says: an array of salt, name and value, or of salt and value (§4.2.1, §4.2.2). */
export interface DisclosureContent {
  readonly salt: string | null;
  /** Null for the disclosure of an array's element. */
  readonly name: string | null;
  readonly value: JsonValue | null;
  /** What it is not, if it is no disclosure. */
  readonly fault: DisclosureFault | null;
}

export type DisclosureFault =
  | 'disclosure-not-array'
  | 'disclosure-length'
  | 'disclosure-salt'
  | 'disclosure-name';

/** Reads what a disclosure says. Total and linear. */
export function readDisclosure(text: string): DisclosureContent {
  const { json } = readSegment(text);
  if (json?.type !== 'array') return unreadable('disclosure-not-array');
  const [first, second, third] = json.items;
  if (json.items.length < 2 || json.items.length > 3) return unreadable('disclosure-length');
  const salt = first?.type === 'string' ? first.value : null;
  const fault = salt === null ? 'disclosure-salt' : null;
  if (third === undefined) return { salt, name: null, value: second ?? null, fault };
  if (second?.type !== 'string')
    return { salt, name: null, value: third, fault: 'disclosure-name' };
  return { salt, name: second.value, value: third, fault };
}

function unreadable(fault: DisclosureFault): DisclosureContent {
  return { salt: null, name: null, value: null, fault };
}
