// Faults of a token's form for which it must be refused, whatever key is used. Some of them most libraries
// let pass: a text with loose bits has the same octets as another one, and yet is another text.
import { decodeBase64url, isCanonical } from '../../jose/base64url.ts';
import type { JsonObject } from '../../jose/json.ts';
import { member } from '../../jose/members.ts';
import { readSegment } from '../../jose/segment.ts';
import type { SegmentName } from '../../token/fault.ts';
import type { TokenFailure } from './failure.ts';

/** The JOSE header in its parts. */
export interface HeaderParts {
  readonly header: JsonObject;
  readonly protectedText: string | null;
  readonly protectedMembers: JsonObject | null;
}

/** A segment that must be the only text of its octets (RFC 7515 §2), or null where it is. Total. */
export function segmentFailure(text: string, segment: SegmentName, index = 0): TokenFailure | null {
  if (isCanonical(text)) return null;
  if (/\s/.test(text)) return { code: 'white-space', segment, index };
  const { fault } = decodeBase64url(text);
  // A text of more padding than belongs there is none of those.
  return { code: 'not-canonical', segment, index, fault: fault?.code ?? 'padding' };
}

/** What is wrong with a header of any serialization, or null. Total and linear. */
export function headerFailure({
  header,
  protectedText,
  protectedMembers,
}: HeaderParts): TokenFailure | null {
  if (protectedText !== null) {
    const fault = segmentFailure(protectedText, 'header');
    if (fault !== null) return fault;
    if (protectedMembers === null) return { code: 'header-unreadable' };
    const { faults } = readSegment(protectedText);
    const twice = faults.find(({ code }) => code === 'duplicate-member');
    if (twice !== undefined) return { code: 'duplicate-member', name: twice.name ?? '' };
    if (faults.length > 0) return { code: 'header-unreadable' };
  }
  const shared = header.members.find(({ duplicate }) => duplicate);
  if (shared !== undefined) return { code: 'duplicate-member', name: shared.name };
  return algorithmFailure(header);
}

function algorithmFailure(header: JsonObject): TokenFailure | null {
  const alg = member(header, 'alg');
  if (alg === undefined) return { code: 'member-missing', name: 'alg' };
  if (alg.type !== 'string' || alg.value === '') return { code: 'member-invalid', name: 'alg' };
  return null;
}

/**
 * Whether all that the header calls critical is understood (RFC 7515 §4.1.11): protected, a list of
 * different names, each of a member that is there and not one that the specifications define.
 * @param understood extensions that are
 */
export function criticalFailure(
  { header, protectedMembers }: HeaderParts,
  understood: readonly string[],
): TokenFailure | null {
  const crit = member(header, 'crit');
  if (crit === undefined) return null;
  if (protectedMembers === null || member(protectedMembers, 'crit') === undefined) {
    return { code: 'member-unprotected', name: 'crit' };
  }
  if (crit.type !== 'array' || crit.items.length === 0) return { code: 'crit-invalid' };
  const names = crit.items.map((item) => (item.type === 'string' ? item.value : ''));
  if (names.includes('') || new Set(names).size < names.length) return { code: 'crit-invalid' };
  const foreign = names.find((name) => !understood.includes(name));
  if (foreign !== undefined) return { code: 'unsupported-crit', name: foreign };
  const missing = names.find((name) => member(header, name) === undefined);
  if (missing !== undefined) return { code: 'crit-missing', name: missing };
  const unprotected = names.find((name) => member(protectedMembers, name) === undefined);
  return unprotected === undefined ? null : { code: 'member-unprotected', name: unprotected };
}

/**
 * RFC 7797 §3 and §6: `b64` is a boolean, protected, and critical; without the last, who does not know
 * it reads other content than was meant.
 */
export function b64Failure(parts: HeaderParts): TokenFailure | null {
  const b64 = member(parts.header, 'b64');
  if (b64 === undefined) return null;
  if (b64.type !== 'literal' || b64.value === null) return { code: 'member-invalid', name: 'b64' };
  const own = parts.protectedMembers;
  if (own === null || member(own, 'b64') === undefined) {
    return { code: 'member-unprotected', name: 'b64' };
  }
  const crit = member(own, 'crit');
  const isCritical =
    crit?.type === 'array' &&
    crit.items.some((item) => item.type === 'string' && item.value === 'b64');
  return b64.value || isCritical ? null : { code: 'member-not-critical', name: 'b64' };
}
