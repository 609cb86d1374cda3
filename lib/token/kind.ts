// What a token is for, decided from evidence (kind-evidence.ts): its `typ` alone where that says it, or
// else the first row that holds. All rows for the same kind that hold are its reasons, so that a
// developer can see why and disagree.
import type { JsonObject } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import { type Hit, nestedFrom } from '../scan/hit.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';
import { EVIDENCE, type Evidence, GENERAL_TYPES, type Kind, TYPES } from './kind-evidence.ts';
import { nameOfPlace } from './names.ts';
import type { Recognition } from './recognition.ts';
import type { Token } from './token.ts';

export type { Kind } from './kind-evidence.ts';

/** Where a token was carried, and what it was wrapped in there. */
type Place = Pick<Hit, 'carrier' | 'field'> & { readonly via?: readonly string[] };

export interface KindVerdict {
  readonly kind: Kind;
  /** The evidence that decided, in words: "`typ` is at+jwt". */
  readonly reasons: readonly string[];
}

interface Facts {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly form: Token['form'];
  readonly places: readonly Place[];
}

const NO_CLAIMS: JsonObject = { type: 'object', members: [] };

/**
 * Decides a token's kind.
 * @param places where it was carried; places seen later can only add evidence.
 * @returns unknown for a token whose `typ` says it is something else that is not known here: claims and
 * carriers would mislead there (RFC 8725 §3.11 is why such types exist).
 */
export function kindOf(token: Token, places: readonly Place[]): KindVerdict {
  if (token.recognition !== undefined) return referenceKind(token.recognition, places);
  const type = mediaType(token.header);
  const row = TYPES.find((candidate) => candidate.type === type);
  const reason = `\`typ\` is ${type}`;
  // RFC 9901 §11.3: +sd-jwt says how it is written; what it is for, its claims say.
  const general = GENERAL_TYPES.includes(type) || type.endsWith('+sd-jwt');
  if (row === undefined && !general) return { kind: 'unknown', reasons: [reason] };
  const claims = token.claims.state === 'read' ? token.claims.set : NO_CLAIMS;
  const facts: Facts = { header: token.header, claims, form: token.form, places };
  const holding = EVIDENCE.flatMap((evidence) => {
    const found = reasonFor(evidence, facts);
    return found === null ? [] : [{ kind: evidence.kind, reason: found }];
  });
  const kind = row?.kind ?? holding[0]?.kind ?? 'unknown';
  const reasons = holding.filter((evidence) => evidence.kind === kind).map((one) => one.reason);
  return { kind, reasons: row === undefined ? reasons : [reason, ...reasons] };
}

function mediaType(header: JsonObject): string {
  const typ = stringMember(header, 'typ') ?? '';
  return typ.toLowerCase().replace(/^application\//, '');
}

/** The reason in words if the evidence is there. */
function reasonFor(evidence: Evidence, facts: Facts): string | null {
  if ('claim' in evidence) return claimReason(evidence, facts.claims);
  if ('header' in evidence) {
    const value = stringMember(facts.header, evidence.header);
    const holds = value !== undefined && evidence.like.test(value);
    return holds ? `header \`${evidence.header}\` is ${value}` : null;
  }
  if ('name' in evidence) return nameReason(evidence.name, facts.places);
  if ('sent' in evidence) return sentReason(facts.places);
  if ('kept' in evidence) return keptReason(facts.places);
  return facts.form === evidence.form ? 'is an SD-JWT' : null;
}

type ClaimEvidence = Extract<Evidence, { readonly claim: string }>;

function claimReason(evidence: ClaimEvidence, claims: JsonObject): string | null {
  const { claim } = evidence;
  const value = member(claims, claim);
  if (value === undefined) return null;
  if ('holds' in evidence) {
    const holds = value.type === 'object' && member(value, evidence.holds) !== undefined;
    return holds ? `claim \`${claim}\` holds ${evidence.holds}` : null;
  }
  const narrow = 'is' in evidence || 'like' in evidence || 'same' in evidence;
  if (!narrow) return `has ${/^[aeiou]/.test(claim) ? 'an' : 'a'} \`${claim}\` claim`;
  if (value.type !== 'string' || value.value === '') return null;
  const text = value.value;
  if ('is' in evidence) return evidence.is.includes(text) ? `claim \`${claim}\` is ${text}` : null;
  if ('like' in evidence) return evidence.like.test(text) ? `claim \`${claim}\` is ${text}` : null;
  return stringMember(claims, evidence.same) === text
    ? `\`${claim}\` is the same as \`${evidence.same}\``
    : null;
}

/** The carrier's own name, or that of the JSON member or the parameter inside it. */
function nameReason(name: RegExp, places: readonly Place[]): string | null {
  for (const { field, via = [] } of places) {
    const inner = nestedFrom(via);
    const names = inner < 0 ? [field, ...via] : via.slice(inner + 1);
    const found = names.find((candidate) => name.test(candidate) || name.test(inList(candidate)));
    if (found !== undefined) return `carried as \`${found}\``;
  }
  return null;
}

/** The name of a list in JSON that a path ends in, or of a member that it must quote. */
function inList(path: string): string {
  return path.endsWith(']') ? nameOfPlace({ field: path, via: [] }) : '';
}

function sentReason(places: readonly Place[]): string | null {
  const place = places.find(
    ({ carrier, field, via = [] }) =>
      carrier === 'request-header' && /^authorization$/i.test(field) && nestedFrom(via) < 0,
  );
  return place === undefined ? null : `sent in ${place.field}`;
}

function keptReason(places: readonly Place[]): string | null {
  const place = places.find(
    ({ carrier, via = [] }) => COOKIE_CARRIERS.has(carrier) && nestedFrom(via) < 0,
  );
  return place === undefined ? null : `kept in the cookie \`${place.field}\``;
}

const REFRESH = /(?:^|[^a-z])refresh_?token$/i;

/** The kind of a reference token: what it is used for, and the name it travelled under. */
function referenceKind(recognition: Recognition, places: readonly Place[]): KindVerdict {
  const { role, family, label, evidence } = recognition;
  const names = places.map(({ field, via = [] }) => nameOfPlace({ field, via }));
  const refreshes = names.find((name) => REFRESH.test(name));
  if (refreshes !== undefined) return { kind: 'refresh', reasons: [`carried as \`${refreshes}\``] };
  const reasons = [evidence];
  if (role === 'session') return { kind: 'session', reasons };
  // A client proves with it which one it is, and nobody is let in by that alone.
  if (role !== 'bearer' || family === 'client-secret') return { kind: 'unknown', reasons };
  return { kind: label.endsWith('refresh token') ? 'refresh' : 'access', reasons };
}
