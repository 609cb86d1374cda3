import { type CookiePair, cookieLine, readCookies } from './cookies.ts';

/**
 * A browser keeps no cookie above 4096 bytes of name and value (RFC 6265 §6.1 asks for at least as
 * much), so a longer value is cut into `name.0`, `name.1` and so on, as Auth.js does.
 */
const MOST_BYTES_IN_ONE = 3_600;
const MOST_PARTS = 20;

export type JoinedCookie =
  | { readonly ok: true; readonly value: string; readonly parts: readonly CookiePair[] }
  | { readonly ok: false; readonly code: 'absent' }
  | { readonly ok: false; readonly code: 'part-missing'; readonly missing: readonly string[] };

/** The `Set-Cookie` lines of a long value, and those that end parts of a longer one before it. */
export function chunkLines(
  request: Request,
  name: string,
  value: string,
  seconds: number,
): readonly string[] {
  const count = Math.ceil(value.length / MOST_BYTES_IN_ONE);
  const parts = Array.from({ length: count }, (_, index) => {
    const from = index * MOST_BYTES_IN_ONE;
    return cookieLine(`${name}.${index}`, value.slice(from, from + MOST_BYTES_IN_ONE), seconds);
  });
  const stale = partsOf(request, name).filter(({ index }) => index >= count);
  return [...parts, ...stale.map((part) => cookieLine(part.name, '', 0))];
}

/** The `Set-Cookie` lines that end every part the request has. */
export function endLines(request: Request, name: string): readonly string[] {
  return partsOf(request, name).map((part) => cookieLine(part.name, '', 0));
}

/** Puts the parts of a request together again, in whatever order they came. */
export function joinCookie(request: Request, name: string): JoinedCookie {
  const parts = partsOf(request, name);
  const last = Math.max(...parts.map(({ index }) => index));
  if (parts.length === 0) return { ok: false, code: 'absent' };
  const missing = Array.from({ length: last }, (_, index) => index).filter(
    (index) => !parts.some((part) => part.index === index),
  );
  if (missing.length > 0) {
    return { ok: false, code: 'part-missing', missing: missing.map((index) => `${name}.${index}`) };
  }
  const inOrder = parts.toSorted((a, b) => a.index - b.index);
  return { ok: true, value: inOrder.map(({ value }) => value).join(''), parts: inOrder };
}

function partsOf(request: Request, name: string): readonly (CookiePair & { index: number })[] {
  return readCookies(request).flatMap((pair) => {
    const rest = pair.name.startsWith(`${name}.`) ? pair.name.slice(name.length + 1) : '';
    const index = /^\d{1,2}$/.test(rest) ? Number(rest) : MOST_PARTS;
    return index < MOST_PARTS ? [{ ...pair, index }] : [];
  });
}
