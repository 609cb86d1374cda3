// What a token is for, decided from evidence (kind-evidence.ts): its `typ` alone where that says it, or
// else the first row that holds. All rows for the same kind that hold are its reasons, so that a
// developer can see why and disagree.
import type { JsonObject } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import { type Hit, nestedFrom } from '../scan/hit.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';
import type { Evidence } from './evidence.ts';
import {
  EVIDENCE,
  GENERAL_TYPES,
  type Kind,
  type Evidence as KindEvidence,
  TYPES,
} from './kind-evidence.ts';
import { nameOfPlace } from './names.ts';
import type { Recognition } from './recognition.ts';
import type { Token } from './token.ts';

export type { Kind } from './kind-evidence.ts';

/** Where a token was carried, and what it was wrapped in there. */
type Place = Pick<Hit, 'carrier' | 'field'> & { readonly via?: readonly string[] };

export interface KindVerdict {
  readonly kind: Kind;
  /** The evidence that decided; reason-words.ts says it. */
  readonly reasons: readonly KindReason[];
}

/** One piece of evidence for a kind, as it was found in a token or around it. */
export type KindReason =
  | {
      /**
       * `type`: the header's `typ`. `claim`: it is there. `carried`, `sent`, `kept`: under a name, in a
       * request field, in a cookie. `sd-jwt`: its form.
       */
      readonly code: 'type' | 'claim' | 'carried' | 'sent' | 'kept' | 'sd-jwt';
      /** The type, the claim or the name; empty where there is none. */
      readonly name: string;
    }
  | {
      /** A header member or a claim is `value`, holds the member `value`, or is the same as it. */
      readonly code: 'header' | 'is' | 'holds' | 'same';
      readonly name: string;
      readonly value: string;
    }
  | { readonly code: 'recognised'; readonly evidence: Evidence };

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
  const typed = TYPES.get(type);
  const reason = { code: 'type', name: type } as const;
  // RFC 9901 §11.3: +sd-jwt says how it is written; what it is for, its claims say.
  const general = GENERAL_TYPES.includes(type) || type.endsWith('+sd-jwt');
  if (typed === undefined && !general) return { kind: 'unknown', reasons: [reason] };
  const claims = token.claims.state === 'read' ? token.claims.set : NO_CLAIMS;
  const facts: Facts = { header: token.header, claims, form: token.form, places };
  const holding = EVIDENCE.flatMap((evidence) => {
    const found = reasonFor(evidence, facts);
    return found === null ? [] : [{ kind: evidence.kind, reason: found }];
  });
  const kind = typed ?? holding[0]?.kind ?? 'unknown';
  const reasons = holding.filter((evidence) => evidence.kind === kind).map((one) => one.reason);
  return { kind, reasons: typed === undefined ? reasons : [reason, ...reasons] };
}

function mediaType(header: JsonObject): string {
  const typ = stringMember(header, 'typ') ?? '';
  return typ.toLowerCase().replace(/^application\//, '');
}

/** The reason if the evidence is there. */
function reasonFor(evidence: KindEvidence, facts: Facts): KindReason | null {
  if ('claim' in evidence) return claimReason(evidence, facts.claims);
  if ('header' in evidence) {
    const value = stringMember(facts.header, evidence.header);
    const holds = value !== undefined && evidence.like.test(value);
    return holds ? { code: 'header', name: evidence.header, value } : null;
  }
  if ('name' in evidence) return nameReason(evidence.name, facts.places);
  if ('sent' in evidence) return sentReason(facts.places);
  if ('kept' in evidence) return keptReason(facts.places);
  return facts.form === evidence.form ? { code: 'sd-jwt', name: '' } : null;
}

type ClaimEvidence = Extract<KindEvidence, { readonly claim: string }>;

function claimReason(evidence: ClaimEvidence, claims: JsonObject): KindReason | null {
  const { claim: name } = evidence;
  const value = member(claims, name);
  if (value === undefined) return null;
  if ('holds' in evidence) {
    const holds = value.type === 'object' && member(value, evidence.holds) !== undefined;
    return holds ? { code: 'holds', name, value: evidence.holds } : null;
  }
  const narrow = 'is' in evidence || 'like' in evidence || 'same' in evidence;
  if (!narrow) return { code: 'claim', name };
  if (value.type !== 'string' || value.value === '') return null;
  const text = value.value;
  if ('same' in evidence) {
    const same = stringMember(claims, evidence.same) === text;
    return same ? { code: 'same', name, value: evidence.same } : null;
  }
  const holds = 'is' in evidence ? evidence.is.includes(text) : evidence.like.test(text);
  return holds ? { code: 'is', name, value: text } : null;
}

/** The carrier's own name, or that of the JSON member or the parameter inside it. */
function nameReason(name: RegExp, places: readonly Place[]): KindReason | null {
  for (const { field, via = [] } of places) {
    const inner = nestedFrom(via);
    const names = inner < 0 ? [field, ...via] : via.slice(inner + 1);
    const found = names.find((candidate) => name.test(candidate) || name.test(inList(candidate)));
    if (found !== undefined) return { code: 'carried', name: found };
  }
  return null;
}

/** The name of a list in JSON that a path ends in, or of a member that it must quote. */
function inList(path: string): string {
  return path.endsWith(']') ? nameOfPlace({ field: path, via: [] }) : '';
}

function sentReason(places: readonly Place[]): KindReason | null {
  const place = places.find(
    ({ carrier, field, via = [] }) =>
      carrier === 'request-header' && /^authorization$/i.test(field) && nestedFrom(via) < 0,
  );
  return place === undefined ? null : { code: 'sent', name: place.field };
}

function keptReason(places: readonly Place[]): KindReason | null {
  const place = places.find(
    ({ carrier, via = [] }) => COOKIE_CARRIERS.has(carrier) && nestedFrom(via) < 0,
  );
  return place === undefined ? null : { code: 'kept', name: place.field };
}

const REFRESH = /(?:^|[^a-z])refresh_?token$/i;

/** The kind of a reference token: what it is used for, and the name it travelled under. */
function referenceKind(recognition: Recognition, places: readonly Place[]): KindVerdict {
  const { role, family, label, evidence } = recognition;
  const names = places.map(({ field, via = [] }) => nameOfPlace({ field, via }));
  const refreshes = names.find((name) => REFRESH.test(name));
  if (refreshes !== undefined) {
    return { kind: 'refresh', reasons: [{ code: 'carried', name: refreshes }] };
  }
  const reasons = [{ code: 'recognised', evidence }] as const;
  if (role === 'session') return { kind: 'session', reasons };
  // A client proves with it which one it is, and nobody is let in by that alone.
  if (role !== 'bearer' || family === 'client-secret') return { kind: 'unknown', reasons };
  return { kind: label.endsWith('refresh token') ? 'refresh' : 'access', reasons };
}
