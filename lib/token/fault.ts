// What can be wrong with a token's form, as coded values with a place and what their sentences need.
// The sentences are in fault-words.ts. Whether the token may be trusted is another matter: see lib/judge.
import type { JsonValue } from '../jose/json.ts';
import type { SegmentFault, SegmentFaultCode } from '../jose/segment.ts';

/** The parts of a token, of whatever form. */
export type SegmentName =
  | 'header'
  | 'claims'
  | 'signature'
  | 'encrypted-key'
  | 'initialization-vector'
  | 'ciphertext'
  | 'authentication-tag'
  | 'additional-data'
  | 'disclosure'
  | 'key-binding'
  | 'version'
  | 'purpose'
  | 'payload'
  | 'footer'
  | 'unknown';

export type FaultCode =
  | SegmentFaultCode
  | 'nothing'
  | 'white-space'
  | 'segment-count'
  | 'header-not-object'
  | 'missing-alg'
  | 'invalid-alg'
  | 'duplicate-header'
  | 'claims-not-object'
  | 'empty-signature'
  | 'empty-segment'
  | 'b64-not-critical'
  | 'encoded-content'
  | 'not-a-serialization'
  | 'not-an-sd-jwt'
  | 'missing-tilde'
  | 'unknown-hash'
  | 'misplaced-hash-name'
  | 'invalid-digests'
  | 'digest-twice'
  | 'disclosure-not-array'
  | 'disclosure-length'
  | 'disclosure-salt'
  | 'disclosure-name'
  | 'reserved-name'
  | 'claim-exists'
  | 'unreferenced-disclosure'
  | 'too-deep-disclosure'
  | 'key-binding-unreadable'
  | 'key-binding-type'
  | 'key-binding-claim'
  | 'key-binding-hash'
  | 'unknown-version'
  | 'unknown-purpose'
  | 'too-short';

/** What is said of a fault: its code, or which of the things that the code stands for. */
export type FaultMeaning =
  | Exclude<FaultCode, 'segment-count'>
  | 'segments-unsigned'
  | 'segments-jwe'
  | 'segments-any'
  | 'segments-paseto'
  | 'header-alone'
  | 'claims-alone'
  | 'disclosure-alone'
  | 'no-token'
  | 'empty-key'
  | 'empty-one-signature'
  | 'disclosure-misfit'
  | 'unreferenced-element';

/** A JSON value as a sentence names it. */
export type JsonNoun = 'array' | 'object' | 'string' | 'number' | 'true' | 'false' | 'null';

/** What a sentence tells besides the place and the name. */
export interface FaultFacts {
  /** Offset in the segment or in what it encodes, as `at` and `inside` count. */
  readonly offset?: number;
  /** Unicode code point of a character that does not belong there. */
  readonly character?: number;
  /** How many segments or characters there are. */
  readonly count?: number;
  /** What stands there instead. */
  readonly found?: JsonNoun;
}

export interface TokenFault {
  readonly code: FaultCode;
  readonly meaning: FaultMeaning;
  /** Where it is; null where it concerns the whole token. */
  readonly segment: SegmentName | null;
  /** Which of several such segments, counted from 0. */
  readonly index: number;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
  /** Offset in what the segment encodes (bytes for invalid-utf8, else UTF-16 units), or null. */
  readonly inside: number | null;
  /** The member, claim, algorithm or version it is about, or null. */
  readonly name: string | null;
  readonly facts: FaultFacts;
  /** The same fault as the token inside of this one has it; null for a fault of the token itself. */
  readonly inner: TokenFault | null;
}

/** A segment as faults name it. */
export interface FaultPlace {
  readonly segment: SegmentName;
  readonly index: number;
  /** Where the segment begins in the text, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

/** A token's segment as faults name it. Not by spreading it, which would decode its bytes. */
export function placeOf(segment: {
  readonly name: SegmentName;
  readonly index: number;
  readonly start: number;
  readonly text: string;
}): FaultPlace {
  const { name, index, start, text } = segment;
  return { segment: name, index, start, text };
}

/** What is wrong with how a segment is written, with its place in the whole text. */
export function segmentFault(place: FaultPlace, fault: SegmentFault): TokenFault {
  const { code, at, inside, name } = fault;
  const { segment, index } = place;
  const character = code === 'invalid-character' ? place.text.codePointAt(at) : undefined;
  const facts = { offset: inside ?? at, ...(character === undefined ? {} : { character }) };
  const where = { segment, index, at: place.start + at, inside };
  return { code, meaning: code, ...where, name, facts, inner: null };
}

/** What a fault that is not about how a segment is written has besides its code and place. */
interface FaultDetail extends FaultFacts {
  readonly meaning?: FaultMeaning;
  readonly name?: string;
}

/**
 * A fault of a token or one of its segments that is not about how the segment is written.
 * @param place the segment, or the offset in the text of what concerns the whole token
 */
export function tokenFault(
  code: Exclude<FaultCode, SegmentFaultCode | 'segment-count'>,
  place: Pick<FaultPlace, 'segment' | 'index' | 'start'> | number,
  { meaning = code, name, ...facts }: FaultDetail = {},
): TokenFault {
  return faultAt(code, meaning, place, name ?? null, facts);
}

/** A text has another number of segments than it should. */
export function countFault(at: number, meaning: FaultMeaning, count: number): TokenFault {
  return faultAt('segment-count', meaning, at, null, { count });
}

function faultAt(
  code: FaultCode,
  meaning: FaultMeaning,
  place: Pick<FaultPlace, 'segment' | 'index' | 'start'> | number,
  name: string | null,
  facts: FaultFacts,
): TokenFault {
  const whole = typeof place === 'number';
  const where = {
    segment: whole ? null : place.segment,
    index: whole ? 0 : place.index,
    at: whole ? place : place.start,
    inside: null,
  };
  return { code, meaning, ...where, name, facts, inner: null };
}

/** A JSON value as a sentence names it. */
export function nounOf(value: JsonValue): JsonNoun {
  return value.type === 'literal' ? (`${value.value}` as const) : value.type;
}
