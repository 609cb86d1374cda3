// Credentials in a field: auth-scheme 1*SP token68 (RFC 9110 §11.4). The scheme is any token and its
// case does not matter (§11.1), so "Bearer", "DPoP", "JWT" and private ones are all read alike.

const SCHEME = /(?:^|,)[ \t]*([!#$%&'*+.^_`|~\w-]+)[ \t]+["']?$/;
/** No auth-scheme in use is longer; reading further back would make long fields costly. */
const SCHEME_LENGTH = 64;

/**
 * The auth-scheme that stands right before an offset of a field value.
 * @param at offset of the credential, in UTF-16 units.
 * @returns the scheme as written, or null where the credential stands alone or in other text.
 */
export function schemeBefore(value: string, at: number): string | null {
  const from = Math.max(0, at - SCHEME_LENGTH);
  const before = value.slice(from, at);
  const scheme = SCHEME.exec(before);
  if (scheme === null || (from > 0 && scheme.index === 0 && before[0] !== ',')) return null;
  return scheme[1] ?? null;
}
