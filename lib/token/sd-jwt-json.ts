// An SD-JWT in JSON serialization (RFC 9901 §8.1): a JWS whose first signature has the disclosures beside
// it, outside of what is signed.
import { member, stringMember } from '../jose/members.ts';
import { decodeToken } from './decode.ts';
import type { Token } from './token.ts';

/** The combined format that its digests are taken over; null for a token that shows no disclosures. */
export function combinedFormat({ serialization }: Token): string | null {
  if (serialization?.kind !== 'jws') return null;
  const [{ protected: head, unprotected, value }] = serialization.protections;
  const disclosures = unprotected === null ? undefined : member(unprotected, 'disclosures');
  if (unprotected === null || disclosures?.type !== 'array') return null;
  const jwt = [head?.encoded.value, serialization.payload?.value, value?.value].join('.');
  const shown = disclosures.items.map((item) => (item.type === 'string' ? item.value : ''));
  const binding = stringMember(unprotected, 'kb_jwt') ?? '';
  return [jwt, ...shown, binding].join('~');
}

/**
 * The JSON text as it is, its claims with what was disclosed in place; any other token as it is. What is
 * wrong with disclosures is told by who verifies, as their places are those of the combined format. Apart
 * from decoding, as only those who read claims need it and the background has no room.
 */
export function disclosed(json: Token): Token {
  const text = combinedFormat(json);
  const combined = text === null ? null : decodeToken(text);
  if (combined?.sdJwt === undefined) return json;
  // Everything else is the token's own.
  return Object.create(json, {
    claims: { get: () => (combined.claims.state === 'read' ? combined.claims : json.claims) },
    sdJwt: { get: () => combined.sdJwt },
  });
}
