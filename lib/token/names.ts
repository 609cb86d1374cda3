// Finds a name in the catalogue.
import { NAMED_FAMILIES, type NamedFamily } from './catalogue.ts';

const EXACT = new Map<string, NamedFamily>();
const PATTERNS: { readonly pattern: RegExp; readonly family: NamedFamily }[] = [];

for (const family of NAMED_FAMILIES) {
  for (const name of family.names) {
    const lower = name.toLowerCase();
    if (name.includes('*')) PATTERNS.push({ pattern: patternOf(lower), family });
    else if (!EXACT.has(lower)) EXACT.set(lower, family);
  }
}

function patternOf(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.$^()|[\]\\+?{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}

/** Longer names are not in the catalogue; matching them would only cost time. */
const LONGEST = 256;

/** The name without the prefix that only speaks of cookie attributes (RFC 6265bis §4.1.3). */
export function bareName(name: string): string {
  return name.replace(/^__(?:host|secure)-/i, '');
}

/** The family that a name suggests: an exact name before a pattern. */
export function familyNamed(name: string): NamedFamily | null {
  if (name === '' || name.length > LONGEST) return null;
  const lower = bareName(name).toLowerCase();
  const exact = EXACT.get(lower);
  return exact ?? PATTERNS.find(({ pattern }) => pattern.test(lower))?.family ?? null;
}
