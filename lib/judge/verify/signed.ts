// What is signed in a token, signature by signature: the parts that RFC 7515 §5.2 verifies.
import { encodeBase64url } from '../../jose/base64url.ts';
import type { JsonObject } from '../../jose/json.ts';
import { isUnencoded } from '../../jose/members.ts';
import { readSegment } from '../../jose/segment.ts';
import type { Token, TokenSegment } from '../../token/token.ts';

/** One signature with what it is about. */
export interface Signed {
  /** The JOSE header: protected and unprotected members together. */
  readonly header: JsonObject;
  /** As it stands in the token; null without one. */
  readonly protectedText: string | null;
  /** What of it can be read; null where it is no JSON object. */
  readonly protectedMembers: JsonObject | null;
  readonly unprotected: JsonObject | null;
  /** The content as it stands in the token, encoded or not; null where it travels elsewhere. */
  readonly content: string | null;
  /** Null where there is none at all, not even an empty one. */
  readonly signature: string | null;
  /** Only the compact serialization limits what content that is not encoded may be (RFC 7797 §5.2). */
  readonly compact: boolean;
  /** Which of several signatures, from 0. */
  readonly index: number;
}

/** All signatures of a token; empty for what is no JWS. An SD-JWT has that of its issuer. */
export function signaturesOf(token: Token): readonly Signed[] {
  const { form, serialization } = token;
  if (form === 'jws' || form === 'sd-jwt') return [compactSigned(token)];
  if (serialization?.kind !== 'jws') return [];
  const { payload, protections } = serialization;
  return protections.map((one, index) => ({
    header: one.header,
    protectedText: one.protected?.encoded.value ?? null,
    protectedMembers: objectOf(one.protected?.reading.json),
    unprotected: one.unprotected,
    content: payload?.value ?? null,
    signature: one.value?.value ?? null,
    compact: false,
    index,
  }));
}

/**
 * Content that was given in place of what a token leaves out, put back where it was (RFC 7515 appendix F), as it
 * was signed: encoded, or with `b64` false as it is (RFC 7797 §3).
 */
export function signedOctets(header: JsonObject, content: Uint8Array): Uint8Array | string {
  return isUnencoded(header) ? content : encodeBase64url(content);
}

function compactSigned({ header, segments, detached }: Token): Signed {
  const protectedText = textOf(segments, 'header') ?? '';
  return {
    header,
    protectedText,
    protectedMembers: objectOf(readSegment(protectedText).json),
    unprotected: null,
    content: detached ? null : (textOf(segments, 'claims') ?? null),
    signature: textOf(segments, 'signature') ?? null,
    compact: true,
    index: 0,
  };
}

function textOf(segments: readonly TokenSegment[], name: TokenSegment['name']): string | undefined {
  return segments.find((segment) => segment.name === name)?.text;
}

function objectOf(json: { readonly type: string } | null | undefined): JsonObject | null {
  return json?.type === 'object' ? (json as JsonObject) : null;
}
