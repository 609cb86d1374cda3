// A JWS or JWE in JSON serialization as a token. Its segments are the encoded members, in the order in
// which a reader wants them; their places are those in the JSON text.
import { type JsonDuplicate, type JsonOffsets, type JsonString, parseJson } from '../jose/json.ts';
import {
  type JweJson,
  type JwsJson,
  type Protection,
  recognizeSerialization,
} from '../jose/json-serialization.ts';
import { isUnencoded } from '../jose/members.ts';
import { readSegment, readUnencoded, type SegmentReading } from '../jose/segment.ts';
import { claimsOf, headerFaults } from './compact.ts';
import {
  type FaultPlace,
  placeOf,
  type SegmentName,
  segmentFault,
  type TokenFault,
  tokenFault,
} from './fault.ts';
import { base64urlFaults, segmentAt } from './segments.ts';
import type { Claims, Token, TokenSegment } from './token.ts';

/** Reads a text that is a JSON serialization from end to end. Total and linear; null for any other. */
export function decodeJsonToken(raw: string): JsonToken | null {
  // Few JSON texts are tokens, and reading JSON is not free.
  if (!raw.includes('"signature') && !raw.includes('"ciphertext"')) return null;
  const offsets: JsonOffsets = new Map();
  const reading = parseJson(raw, offsets);
  if (!reading.ok || reading.value.type !== 'object') return null;
  const serialization = recognizeSerialization(reading.value);
  return serialization && new JsonToken(raw, serialization, offsets, reading.duplicates);
}

export class JsonToken implements Token {
  readonly raw: string;
  readonly form: 'jws-json' | 'jwe-json';
  readonly header: Token['header'];
  readonly claims: Claims;
  readonly detached: boolean;
  readonly serialization: JwsJson | JweJson;
  readonly segments: readonly TokenSegment[];
  private readonly content: SegmentReading | null;
  private readonly duplicates: readonly JsonDuplicate[];
  private madeFaults: readonly TokenFault[] | null = null;

  constructor(
    raw: string,
    serialization: JwsJson | JweJson,
    offsets: JsonOffsets,
    duplicates: readonly JsonDuplicate[],
  ) {
    this.raw = raw;
    this.duplicates = duplicates;
    this.serialization = serialization;
    this.form = `${serialization.kind}-json`;
    this.header = serialization.protections[0].header;
    const payload = serialization.kind === 'jws' ? serialization.payload : null;
    this.detached = serialization.kind === 'jws' && payload === null;
    // RFC 7797 §3: all signatures must agree on b64.
    const plain = isUnencoded(this.header);
    this.content = payload && (plain ? readUnencoded : readSegment)(payload.value);
    this.segments = segmentsOf(raw, serialization, offsets, plain);
    this.claims =
      serialization.kind === 'jwe'
        ? { state: 'encrypted' }
        : claimsOf(placeNamed(this.segments, 'claims'), this.content);
  }

  get faults(): readonly TokenFault[] {
    this.madeFaults ??= [
      ...this.duplicates.map(duplicateFault),
      ...this.segments.flatMap((segment) => this.faultsOf(segment)),
    ];
    return this.madeFaults;
  }

  private faultsOf(segment: TokenSegment): readonly TokenFault[] {
    const { name, index, text } = segment;
    const place = placeOf(segment);
    const { protections } = this.serialization;
    const own = protections.filter((one) => one.protected !== null)[index];
    if (name === 'header' && own !== undefined) return protectedFaults(own, place);
    const faults = name === 'claims' ? (this.content?.faults ?? []) : base64urlFaults(text);
    const found = faults.map((fault) => segmentFault(place, fault));
    if (name !== 'signature' || text !== '') return found;
    return [...found, tokenFault('empty-signature', place, { meaning: 'empty-one-signature' })];
  }
}

/** A member of the JSON text itself that stands there twice. */
function duplicateFault({ name, at }: JsonDuplicate): TokenFault {
  const code = 'duplicate-member';
  const where = { segment: null, index: 0, at, inside: null };
  return { code, meaning: code, ...where, name, facts: {}, inner: null };
}

function protectedFaults(protection: Protection, place: FaultPlace): readonly TokenFault[] {
  const faults = (protection.protected?.reading.faults ?? []).map((fault) => {
    return segmentFault(place, fault);
  });
  const written = new Set(faults.map(({ name }) => name));
  // RFC 7515 §7.2.1 and RFC 7516 §7.2.1: the names of the headers must be disjoint.
  const shared = protection.header.members.filter((one) => one.duplicate && !written.has(one.name));
  const twice = shared.map(({ name }) => tokenFault('duplicate-header', place, { name }));
  return [...faults, ...twice, ...headerFaults(protection.header, place)];
}

function placeNamed(segments: readonly TokenSegment[], name: SegmentName): FaultPlace {
  const segment = segments.find((candidate) => candidate.name === name);
  return { segment: name, index: 0, start: segment?.start ?? 0, text: segment?.text ?? '' };
}

/** The encoded members that there are, each with its name. */
function partsOf(
  serialization: JwsJson | JweJson,
): readonly { readonly name: SegmentName; readonly value: JsonString }[] {
  const { protections } = serialization;
  const headers = new Set(protections.flatMap((one) => one.protected?.encoded ?? []));
  const named = (name: SegmentName, value: JsonString | null) =>
    value === null ? [] : [{ name, value }];
  const values = (name: SegmentName) => protections.flatMap(({ value }) => named(name, value));
  const head = [...headers].map((value) => ({ name: 'header', value }) as const);
  if (serialization.kind === 'jws') {
    return [...head, ...named('claims', serialization.payload), ...values('signature')];
  }
  const { iv, aad, ciphertext, tag } = serialization;
  return [
    ...head,
    ...values('encrypted-key'),
    ...named('initialization-vector', iv),
    ...named('additional-data', aad),
    ...named('ciphertext', ciphertext),
    ...named('authentication-tag', tag),
  ];
}

function segmentsOf(
  raw: string,
  serialization: JwsJson | JweJson,
  offsets: JsonOffsets,
  plain: boolean,
): readonly TokenSegment[] {
  const counts = new Map<SegmentName, number>();
  const segments = partsOf(serialization).map(({ name, value }) => {
    const index = counts.get(name) ?? 0;
    counts.set(name, index + 1);
    const start = (offsets.get(value) ?? 0) + 1;
    return segmentAt(name, index, start, value.value, {
      plain: plain && name === 'claims',
      end: endOfString(raw, start),
    });
  });
  return segments.sort((a, b) => a.start - b.start);
}

/** The offset of the quote that closes the string whose content begins at `start`. */
function endOfString(raw: string, start: number): number {
  let end = start;
  while (end < raw.length && raw[end] !== '"') end += raw[end] === '\\' ? 2 : 1;
  return Math.min(end, raw.length);
}
