// What rules look at, and how they show it.
import type { JsonObject, JsonValue } from '../jose/json.ts';
import { member } from '../jose/members.ts';
import type { Place } from '../ledger/record.ts';
import type { Carrier } from '../scan/carriers.ts';
import { nestedFrom } from '../scan/hit.ts';
import type { FaultCode } from '../token/fault.ts';
import type { Kind, KindReason } from '../token/kind.ts';
import type { Token } from '../token/token.ts';
import type { Evidence, Found, Neighbour, Subject } from './finding.ts';
import { isPublicKey } from './public-key.ts';

/** Kinds that let somebody in as they are. */
export const CREDENTIALS: readonly Kind[] = ['access', 'id', 'refresh', 'session'];

/** A claim as evidence; null where it is missing. */
export function claimSeen(claims: JsonObject, name: string): Evidence {
  return { at: 'claim', name, value: member(claims, name) ?? null };
}

/** A header member as evidence; null where it is missing. */
export function headerSeen(header: JsonObject, name: string): Evidence {
  return { at: 'header', name, value: member(header, name) ?? null };
}

/** The value of a claim if it is a number, in the seconds in which it is written. */
export function seconds(claims: JsonObject | null, name: string): number | null {
  const value: JsonValue | undefined = claims === null ? undefined : member(claims, name);
  if (value?.type !== 'number') return null;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : null;
}

/** Most rules find nothing in most tokens: that must cost nothing. */
const NONE: readonly Evidence[] = [];

/** The names that a claims set lacks, as evidence. */
export function missing(claims: JsonObject, names: readonly string[]): readonly Evidence[] {
  let lacking: Evidence[] | null = null;
  for (const name of names) {
    if (member(claims, name) !== undefined) continue;
    lacking ??= [];
    lacking.push(claimSeen(claims, name));
  }
  return lacking ?? NONE;
}

/** What was found, or null for nothing. */
export function found(evidence: readonly Evidence[]): Found | null {
  return evidence.length === 0 ? null : { evidence };
}

/** The faults of some codes as evidence, no more than a person reads. */
export function faultsSeen({ token }: Subject, codes: readonly FaultCode[]): readonly Evidence[] {
  if (token.faults.length === 0) return NONE;
  return token.faults
    .filter(({ code }) => codes.includes(code))
    .slice(0, MOST_FAULTS)
    .map((fault) => ({ at: 'segment', fault }));
}

const MOST_FAULTS = 5;

/**
 * Where the token itself was carried in one of some ways: not inside of another token. What is public by
 * design may be carried anywhere, so that none of its places is told.
 */
export function placesOf(subject: Subject, carriers: readonly Carrier[]): readonly Place[] {
  const places = subject.record.places.filter(
    ({ carrier, via }) => carriers.includes(carrier) && nestedFrom(via) < 0,
  );
  return places.length > 0 && isPublicKey(subject) ? [] : places;
}

/** Places as evidence. */
export function placesSeen(places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ at: 'place', place }));
}

/** Another token as evidence. */
export function tokenSeen({ record: { id }, kind }: Neighbour): Evidence {
  return { at: 'token', id, kind };
}

/** The tokens that came in the same message as this one was first seen in. */
export function neighboursOf({ record: { origin }, around }: Subject): readonly Neighbour[] {
  return origin === null ? NOBODY : origin.beside.flatMap((id) => around.get(id) ?? []);
}

const NOBODY: readonly Neighbour[] = [];

/** Claims of ID tokens alone (OpenID Connect Core 1.0 §2 and §3.3.2.11, FAPI 1.0 Advanced). */
const OF_ID_TOKENS = ['at_hash', 'c_hash', 's_hash'];

/**
 * Whether somebody called the token what it is taken for, by a type, a name or a claim, and it does not
 * just look like one: what a kind must have cannot be asked of a guess.
 */
export function isCalledSo({ reasons }: Subject): boolean {
  return reasons.some((reason) =>
    reason.code === 'claim' ? OF_ID_TOKENS.includes(reason.name) : NAMING.includes(reason.code),
  );
}

const NAMING: readonly KindReason['code'][] = ['type', 'is', 'carried', 'sent'];

const EQUALS = 0x3d;

/** How many bytes the signature of a JWS has; null where there is none or several, or it is damaged. */
export function signatureBytes({ form, segments }: Token): number | null {
  if (form !== 'jws' && form !== 'sd-jwt') return null;
  const text = segments.find(({ name }) => name === 'signature')?.text;
  if (text === undefined) return null;
  let digits = text.length;
  while (digits > 0 && text.charCodeAt(digits - 1) === EQUALS) digits--;
  return digits % 4 === 1 ? null : Math.floor((digits * 3) / 4);
}
