// The message that first showed a token, as a list in a fixed order: the names of its members would take more
// room than what most of them hold.
import type { Origin } from './origin.ts';
import { asRow } from './stored.ts';

/** As it is stored. Nulls at the end are left out. */
export function originParts(origin: Origin): readonly unknown[] {
  const { method, url, beside, grant, accessToken, use, noStore } = origin;
  const parts = [url, method, beside, grant, accessToken, use, noStore];
  return parts.slice(0, parts.findLastIndex((part) => part !== null) + 1);
}

/** What was stored, with its names again; whether it is an origin is for others to tell. */
export function originOfParts(parts: unknown): unknown {
  if (!Array.isArray(parts)) return parts;
  const {
    0: url,
    1: method,
    2: beside,
    3: grant,
    4: accessToken,
    5: use,
    6: noStore,
  } = asRow(parts);
  const orNull = (part: unknown): unknown => part ?? null;
  return {
    url,
    method: orNull(method),
    beside: orNull(beside),
    grant: orNull(grant),
    accessToken: orNull(accessToken),
    use: orNull(use),
    noStore: orNull(noStore),
  };
}
