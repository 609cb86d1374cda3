import type { JsonObject } from '../jose/json.ts';
import { numericDate, stringMember } from '../jose/members.ts';
import type { Recognition } from './recognition.ts';
import type { Token } from './token.ts';

// PASETO writes its dates as RFC 3339 §5.6 with an upper-case T and Z (paseto-spec,
// docs/02-Implementation-Guide/04-Claims.md).
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * A claim that is a date: a NumericDate (RFC 7519 §2), in a PASETO a date and time as text. What is
 * no token has the dates that its family writes, whatever its content says.
 * @returns milliseconds since the epoch, or null where the claim cannot be read as a date.
 */
export function dateClaim({ form, claims, recognition }: Token, name: string): number | null {
  if (recognition !== undefined) return recognisedDate(recognition, name);
  if (claims.state !== 'read') return null;
  if (name === 'exp' && neverEnds(claims.set)) return null;
  if (form !== 'paseto') return numericDate(claims.set, name) ?? null;
  const text = stringMember(claims.set, name) ?? '';
  const moment = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}

/**
 * Whether an `exp` of 0 stands for no end: Keycloak writes it into offline tokens where no longest life is
 * set (github.com/keycloak/keycloak/pull/7012). In any other token it is the year 1970.
 */
export function neverEnds(claims: JsonObject): boolean {
  return numericDate(claims, 'exp') === 0 && stringMember(claims, 'typ') === 'Offline';
}

function recognisedDate({ issuedAt, expiresAt }: Recognition, name: string): number | null {
  if (name === 'exp') return expiresAt;
  return name === 'iat' ? issuedAt : null;
}
