// What can be wrong with a token's form, as coded values with a place and a sentence for people.
// Whether the token may be trusted is another matter: see lib/judge.
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

export interface TokenFault {
  readonly code: FaultCode;
  /** Where it is; null where it concerns the whole token. */
  readonly segment: SegmentName | null;
  /** Which of several such segments, counted from 0. */
  readonly index: number;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
  /** Offset in what the segment encodes (bytes for invalid-utf8, else UTF-16 units), or null. */
  readonly inside: number | null;
  /** The member, claim or algorithm it is about, or null. */
  readonly name: string | null;
  /** One plain sentence for people. */
  readonly sentence: string;
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
  const sentence = SEGMENT_SENTENCES[code]({
    place: placeWords(place.segment, place.index),
    character: characterWords(place.text, at),
    at: inside ?? at,
    name: name ?? '',
  });
  const { segment, index } = place;
  return { code, segment, index, at: place.start + at, inside, name, sentence };
}

interface Words {
  readonly place: string;
  readonly character: string;
  readonly at: number;
  readonly name: string;
}

const SEGMENT_SENTENCES: Readonly<Record<SegmentFaultCode, (words: Words) => string>> = {
  // RFC 7515 §2: base64url "with all trailing '=' characters omitted".
  padding: ({ place, at }) => `${place} is padded with = at offset ${at}; tokens have no padding.`,
  // RFC 4648 §3.5.
  'loose-bits': ({ place, at }) =>
    `${place} is not canonical base64url: its last character, at offset ${at}, holds bits that belong to no byte.`,
  'invalid-character': ({ place, character, at }) =>
    `${place} is not base64url: it has ${character} at offset ${at}.`,
  'invalid-length': ({ place, at }) =>
    `${place} is not base64url: no bytes are written in ${at} characters; one is missing or too many.`,
  'invalid-utf8': ({ place, at }) => `${place} is not UTF-8: its bytes go wrong at offset ${at}.`,
  'unexpected-end': ({ place, at }) => `${place} is not JSON: it ends too soon, at offset ${at}.`,
  'unexpected-character': ({ place, at }) =>
    `${place} is not JSON: it has an unexpected character at offset ${at}.`,
  'control-character': ({ place, at }) =>
    `${place} is not JSON: a string has a control character at offset ${at}.`,
  'invalid-escape': ({ place, at }) =>
    `${place} is not JSON: a string has an unknown escape at offset ${at}.`,
  'invalid-number': ({ place, at }) => `${place} is not JSON: a number goes wrong at offset ${at}.`,
  'too-deep': ({ place, at }) => `${place} is nested too deeply to be read, at offset ${at}.`,
  'trailing-text': ({ place, at }) =>
    `${place} is not JSON: there is more text behind the value, at offset ${at}.`,
  // RFC 7515 §4 and RFC 7519 §4: names must be unique, or the last one counts.
  'duplicate-member': ({ place, name }) =>
    `${place} has the member "${name}" twice; the last one counts.`,
};

const PLACE_WORDS: Readonly<Record<SegmentName, string>> = {
  header: 'The header',
  claims: 'The claims segment',
  signature: 'The signature',
  'encrypted-key': 'The encrypted key',
  'initialization-vector': 'The initialization vector',
  ciphertext: 'The ciphertext',
  'authentication-tag': 'The authentication tag',
  'additional-data': 'The additional data',
  disclosure: 'Disclosure',
  'key-binding': 'The key-binding JWT',
  version: 'The version',
  purpose: 'The purpose',
  payload: 'The payload',
  footer: 'The footer',
  unknown: 'Segment',
};

/** A segment as a sentence begins with it: "The claims segment", "Disclosure 2". */
export function placeWords(segment: SegmentName, index: number): string {
  const words = PLACE_WORDS[segment];
  const counted = segment === 'disclosure' || segment === 'unknown' || index > 0;
  return counted ? `${words} ${index + 1}` : words;
}

/** A character as people can see it: one that has no shape of its own is named by its code. */
function characterWords(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'a foreign character';
  if (point === 0x20) return 'a space';
  if (point > 0x20 && point < 0x7f) return `the character ${String.fromCodePoint(point)}`;
  return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A fault of a token or one of its segments that is not about how the segment is written. */
export function tokenFault(
  code: Exclude<FaultCode, SegmentFaultCode>,
  place: Pick<FaultPlace, 'segment' | 'index' | 'start'> | number,
  sentence: string,
  name: string | null = null,
): TokenFault {
  const whole = typeof place === 'number';
  return {
    code,
    segment: whole ? null : place.segment,
    index: whole ? 0 : place.index,
    at: whole ? place : place.start,
    inside: null,
    name,
    sentence,
  };
}
