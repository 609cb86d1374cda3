// A JWS or JWE in compact serialization, or an unfinished JWS of two segments: what it says, its parts
// and what is wrong with them.
import type { CompactForm } from '../jose/compact.ts';
import type { JsonObject } from '../jose/json.ts';
import { isUnencoded, member, stringMember } from '../jose/members.ts';
import type { SegmentReading } from '../jose/segment.ts';
import {
  countFault,
  type FaultPlace,
  nounOf,
  placeOf,
  type SegmentName,
  segmentFault,
  type TokenFault,
  tokenFault,
} from './fault.ts';
import { base64urlFaults, segmentAt } from './segments.ts';
import type { Claims, Token, TokenSegment, UnreadableReason } from './token.ts';

/** RFC 7515 §7.1 and RFC 7516 §7.1: the order of the segments. */
export const SEGMENT_NAMES = {
  jws: ['header', 'claims', 'signature'],
  jwe: ['header', 'encrypted-key', 'initialization-vector', 'ciphertext', 'authentication-tag'],
} as const satisfies Record<CompactForm, readonly SegmentName[]>;

const NO_MEMBERS: JsonObject = { type: 'object', members: [] };

/** What a decoder found out about a compact token. */
export interface CompactParts {
  readonly raw: string;
  readonly form: CompactForm;
  readonly header: SegmentReading;
  /** Of a JWS with content; null for a JWE and for detached content. */
  readonly claims: SegmentReading | null;
  /** The content is not base64url-encoded (RFC 7797). */
  readonly plain: boolean;
}

export class CompactToken implements Token {
  readonly raw: string;
  readonly form: CompactForm;
  readonly header: JsonObject;
  readonly claims: Claims;
  readonly detached: boolean;
  private readonly parts: CompactParts;
  private madeSegments: readonly TokenSegment[] | null = null;
  private madeFaults: readonly TokenFault[] | null = null;

  constructor(parts: CompactParts) {
    const { raw, form, header, claims } = parts;
    this.parts = parts;
    this.raw = raw;
    this.form = form;
    this.header = header.json?.type === 'object' ? header.json : (header.partial ?? NO_MEMBERS);
    this.detached = form === 'jws' && claims === null;
    if (form === 'jwe') this.claims = { state: 'encrypted' };
    else if (claims?.json?.type === 'object') this.claims = { state: 'read', set: claims.json };
    else this.claims = claimsOf(contentPlace(raw), claims);
  }

  get segments(): readonly TokenSegment[] {
    this.madeSegments ??= segmentsOf(this.parts);
    return this.madeSegments;
  }

  get faults(): readonly TokenFault[] {
    this.madeFaults ??= faultsOf(this, this.parts);
    return this.madeFaults;
  }
}

/**
 * The content of a JWS as a claims set: a JSON object (RFC 7519 §7.2).
 * @param place the segment that was read
 */
export function claimsOf(place: FaultPlace, reading: SegmentReading | null): Claims {
  if (reading === null) {
    return unreadable({ code: 'detached' });
  }
  const { json, text, partial, faults } = reading;
  if (json?.type === 'object') return { state: 'read', set: json };
  if (json !== null) {
    return unreadable({ code: 'not-object', found: nounOf(json) }, text);
  }
  return unreadable(
    unreadableBy(place, faults),
    partial === null && !reading.certain ? place.text : text,
    partial,
  );
}

/** The second segment of a compact serialization. */
export function contentPlace(raw: string): FaultPlace {
  const start = raw.indexOf('.') + 1;
  const end = raw.indexOf('.', start);
  const text = raw.slice(start, end < 0 ? raw.length : end);
  return { segment: 'claims', index: 0, start, text };
}

/** Claims cannot be read because of the last fault of their segment. */
export function unreadableBy(
  place: FaultPlace,
  faults: SegmentReading['faults'],
): UnreadableReason {
  const fault = faults.at(-1);
  return fault ? { code: 'fault', fault: segmentFault(place, fault) } : { code: 'unknown' };
}

function unreadable(
  reason: UnreadableReason,
  text: string | null = null,
  partial: JsonObject | null = null,
): Claims {
  return { state: 'unreadable', reason, text, partial };
}

function segmentsOf({ raw, form, plain }: CompactParts): readonly TokenSegment[] {
  const names = SEGMENT_NAMES[form];
  let start = 0;
  return raw.split('.', names.length).map((text, index) => {
    const name = names[index] ?? 'unknown';
    const segment = segmentAt(name, 0, start, text, { plain: plain && name === 'claims' });
    start = segment.end + 1;
    return segment;
  });
}

function faultsOf(token: CompactToken, parts: CompactParts): TokenFault[] {
  const found: TokenFault[] = [];
  const { segments } = token;
  const { form, header, claims, plain } = parts;
  for (const segment of segments) {
    const place = placeOf(segment);
    const faults =
      segment.name === 'header'
        ? header.faults
        : segment.name === 'claims'
          ? (claims?.faults ?? [])
          : base64urlFaults(segment.text);
    found.push(...faults.map((fault) => segmentFault(place, fault)));
    if (segment.name === 'header') found.push(...headerFaults(token.header, place));
    if (segment.name === 'claims' && claims !== null && isUnencoded(token.header) && !plain) {
      // RFC 7797 §3.
      found.push(tokenFault('encoded-content', place, { name: 'b64' }));
    }
    if (segment.text === '') found.push(...emptyFaults(token, segment));
  }
  if (segments.length < SEGMENT_NAMES[form].length) {
    found.push(countFault(token.raw.length, 'segments-unsigned', segments.length));
  }
  return found;
}

/** What is wrong with the members of a JOSE header. */
export function headerFaults(header: JsonObject, place: FaultPlace): readonly TokenFault[] {
  const algorithm = member(header, 'alg');
  const faults: TokenFault[] = [];
  if (algorithm !== undefined && algorithm.type !== 'string') {
    // RFC 7515 §4.1.1.
    faults.push(tokenFault('invalid-alg', place, { name: 'alg', found: nounOf(algorithm) }));
  }
  if (isUnencoded(header) && !isCritical(header, 'b64')) {
    // RFC 7797 §6: a receiver that does not know b64 would read the content as base64url.
    faults.push(tokenFault('b64-not-critical', place, { name: 'b64' }));
  }
  return faults;
}

function isCritical(header: JsonObject, name: string): boolean {
  const crit = member(header, 'crit');
  return (
    crit?.type === 'array' &&
    crit.items.some((item) => item.type === 'string' && item.value === name)
  );
}

/** With these the key is not sent: its segment is empty (RFC 7516 §5.1, RFC 7518 §4.5 and §4.6). */
const KEYLESS = ['dir', 'ECDH-ES'];

function emptyFaults(token: CompactToken, segment: TokenSegment): readonly TokenFault[] {
  const place = placeOf(segment);
  switch (segment.name) {
    case 'signature':
      return [tokenFault('empty-signature', place)];
    case 'encrypted-key': {
      if (KEYLESS.includes(stringMember(token.header, 'alg') ?? '')) return [];
      return [tokenFault('empty-segment', place, { meaning: 'empty-key' })];
    }
    case 'initialization-vector':
    case 'authentication-tag':
      return [tokenFault('empty-segment', place)];
    default:
      return [];
  }
}
