// Finds a name in the catalogue.
import type { PlaceName } from '../scan/hit.ts';
import { jsonUnescape } from '../scan/json-walk.ts';
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

/** The last member of a JSON path, indices left out: `$.tokens["refresh token"][0]`. */
const LAST_MEMBER = /(?:\.([^.[\]"]+)|\[("(?:[^"\\]|\\.)*")\])(?:\[\d+\])*$/;

/** What a place is called: the innermost member, parameter or part, or else the carrier's field. */
export function nameOfPlace({ field, via }: PlaceName): string {
  for (let at = via.length - 1; at >= 0; at--) {
    const name = nameOfStep(via[at] ?? '');
    if (name !== '') return name;
  }
  return field.startsWith('$') ? lastMember(field) || field : field;
}

function nameOfStep(step: string): string {
  if (step.startsWith('$')) return lastMember(step);
  return /^(?:[?#]|form |multipart )(.*)$/s.exec(step)?.[1] ?? '';
}

function lastMember(path: string): string {
  const [, plain, quoted] = LAST_MEMBER.exec(path.slice(-LONGEST)) ?? [];
  return plain ?? (quoted === undefined ? '' : jsonUnescape(quoted.slice(1, -1)));
}
