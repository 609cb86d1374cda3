import { isDate } from './dates.ts';
import type { JsonObject, JsonValue } from './json.ts';

/**
 * The value of a member. Where a name occurs twice the last one counts, as RFC 7515 §4 and
 * RFC 7519 §4 allow and most parsers do.
 */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  // A plain loop, as this is asked many times of every token, and calling back costs more than the rest.
  const { members } = object;
  for (let index = members.length - 1; index >= 0; index--) {
    const candidate = members[index];
    if (candidate?.name === name) return candidate.value;
  }
  return undefined;
}

/** The member's value if it is a string. */
export function stringMember(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return value?.type === 'string' ? value.value : undefined;
}

/**
 * A NumericDate (RFC 7519 §2: seconds since the epoch, fractions allowed).
 * @returns milliseconds since the epoch, or undefined where the member is missing, no number, or
 * outside the years that a calendar can show.
 */
export function numericDate(object: JsonObject, name: string): number | undefined {
  const value = member(object, name);
  if (value?.type !== 'number') return undefined;
  const ms = Number(value.text) * 1000;
  return isDate(ms) ? ms : undefined;
}

/** RFC 7797 §3: `b64` is false, so the content is not base64url-encoded. */
export function isUnencoded(header: JsonObject): boolean {
  const b64 = member(header, 'b64');
  return b64?.type === 'literal' && b64.value === false;
}
