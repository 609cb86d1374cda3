// Keys that an issuer no longer publishes: what they signed is nothing that it vouches for today.
import type { VerificationKey } from '../../judge/verify/key.ts';

/**
 * The keys of an earlier answer that a later one no longer has.
 * @param known all keys of the session
 * @param fetched what one issuer, or one address that a person typed, publishes now; never of several
 */
export function withdrawn(
  known: readonly VerificationKey[],
  fetched: readonly VerificationKey[],
): readonly VerificationKey[] {
  const place = placeOf(fetched[0]);
  if (place === null) return [];
  const ids = new Set(fetched.map(({ id }) => id));
  return known.filter((key) => placeOf(key) === place && !ids.has(key.id));
}

function placeOf(key: VerificationKey | undefined): string | null {
  if (key?.source.from !== 'issuer') return null;
  const { issuer, url } = key.source;
  return issuer === null ? `at ${url}` : `by ${issuer}`;
}
