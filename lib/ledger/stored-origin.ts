// The message that first showed a token, as a list in a fixed order: the names of its members would take more
// room than what most of them hold.
import type { Origin } from './origin.ts';

/** As it is stored. Nulls at the end are left out. */
export function originParts(origin: Origin): readonly unknown[] {
  const { method, url, beside, grant, accessToken, use, noStore } = origin;
  const parts = [url, method, beside, grant, accessToken, use, noStore];
  return parts.slice(0, parts.findLastIndex((part) => part !== null) + 1);
}

/** What was stored, with its names again; whether it is an origin is for others to tell. */
export function originOfParts(parts: unknown): unknown {
  if (!Array.isArray(parts)) return parts;
  const known: readonly unknown[] = parts;
  const [url, method = null, beside = null, grant = null, ...rest] = known;
  const [accessToken = null, use = null, noStore = null] = rest;
  return { url, method, beside, grant, accessToken, use, noStore };
}
