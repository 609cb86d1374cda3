// Text that is no token, though it may have been one: every segment is read for what it can tell.
import { formOf, SEGMENT_COUNT } from '../jose/compact.ts';
import type { JsonObject } from '../jose/json.ts';
import { isUnencoded, member } from '../jose/members.ts';
import { splitSdJwt } from '../jose/sd-jwt.ts';
import { readSegment, readUnencoded, type SegmentReading } from '../jose/segment.ts';
import {
  CompactToken,
  claimsOf,
  contentPlace,
  headerFaults,
  SEGMENT_NAMES,
  unreadableBy,
} from './compact.ts';
import { decodeToken } from './decode.ts';
import {
  countFault,
  type FaultMeaning,
  type FaultPlace,
  nounOf,
  type SegmentName,
  segmentFault,
  type TokenFault,
  tokenFault,
} from './fault.ts';
import { looksLikePaseto, readDamagedPaseto } from './paseto-token.ts';
import { SdJwtToken } from './sd-jwt.ts';
import { base64urlFaults, dotted, segmentAt } from './segments.ts';
import type { Claims, Form, TokenSegment } from './token.ts';

export interface DamagedReading {
  readonly form: Form | null;
  readonly header: JsonObject | null;
  readonly claims: Claims | null;
  /** Offsets are in the text, in UTF-16 units. */
  readonly segments: readonly TokenSegment[];
  /** Never empty. */
  readonly faults: readonly TokenFault[];
}

/** Reads a text that is no token as far as it goes. Total and linear. */
export function readDamaged(text: string): DamagedReading {
  if (text.startsWith('{')) return readSingle(text, readUnencoded(text));
  if (looksLikePaseto(text)) return readPasetoStart(text);
  const tilde = text.indexOf('~');
  if (tilde > 0) return readDamagedSdJwt(text, tilde);
  const parts = dotted(text);
  const head = readSegment(parts[0]?.text ?? '');
  const header = objectOf(head);
  const form = header !== null && formOf(header) === 'jwe' ? 'jwe' : 'jws';
  if (parts.length === 1) return readSingle(text, head);
  const unencoded = header !== null && isUnencoded(header);
  const segments = place(parts, SEGMENT_NAMES[form], unencoded);
  const content = parts[1]?.text ?? '';
  const claims =
    form === 'jwe' || content === '' ? null : (unencoded ? readUnencoded : readSegment)(content);
  return {
    form: header === null && (claims === null || objectOf(claims) === null) ? null : form,
    header,
    claims: form === 'jwe' ? { state: 'encrypted' } : claimsOf(contentPlace(text), claims),
    segments,
    faults: [
      ...countFaults(parts.length, form, text),
      ...segments.flatMap((segment) => faultsOf(segment, head, claims)),
    ],
  };
}

function objectOf({ json, partial }: SegmentReading): JsonObject | null {
  return json?.type === 'object' ? json : partial;
}

function place(
  parts: ReturnType<typeof dotted>,
  names: readonly SegmentName[],
  unencoded: boolean,
): readonly TokenSegment[] {
  return parts.map(({ text, start }, position) => {
    const name = names[position] ?? 'unknown';
    const index = name === 'unknown' ? position - names.length : 0;
    return segmentAt(name, index, start, text, { plain: unencoded && name === 'claims' });
  });
}

function countFaults(count: number, form: 'jws' | 'jwe', text: string): readonly TokenFault[] {
  const expected = SEGMENT_COUNT[form];
  if (count === expected) return [];
  const meaning = form === 'jwe' ? 'segments-jwe' : 'segments-any';
  return [countFault(count < expected ? text.length : 0, meaning, count)];
}

function faultsOf(
  segment: TokenSegment,
  head: SegmentReading,
  claims: SegmentReading | null,
): readonly TokenFault[] {
  const { name, index, start, text } = segment;
  const at: FaultPlace = { segment: name, index, start, text };
  if (name === 'header') return [...readingFaults(at, head), ...algorithmFaults(at, head)];
  if (name === 'claims' && claims !== null) return readingFaults(at, claims);
  return base64urlFaults(text).map((fault) => segmentFault(at, fault));
}

/** What is wrong with the header or the claims, their JSON included. */
function readingFaults(at: FaultPlace, reading: SegmentReading): readonly TokenFault[] {
  if (at.text === '') return [tokenFault('empty-segment', at)];
  const faults = reading.faults.map((fault) => segmentFault(at, fault));
  const { json } = reading;
  if (json === null || json.type === 'object') return faults;
  const code = at.segment === 'header' ? 'header-not-object' : 'claims-not-object';
  return [...faults, tokenFault(code, at, { found: nounOf(json) })];
}

function algorithmFaults(at: FaultPlace, head: SegmentReading): readonly TokenFault[] {
  const header = objectOf(head);
  if (header === null) return [];
  if (head.json === null || member(header, 'alg') !== undefined) return headerFaults(header, at);
  // RFC 7515 §4.1.1 and RFC 7516 §4.1.1.
  return [tokenFault('missing-alg', at, { name: 'alg' })];
}

/** One segment alone: what it says tells what it is. */
function readSingle(text: string, reading: SegmentReading): DamagedReading {
  const plain = text.startsWith('{');
  const object = objectOf(reading);
  const name = nameOfSingle(reading);
  const segment = segmentAt(name, 0, 0, text, { plain });
  const at: FaultPlace = { segment: name, index: 0, start: 0, text };
  const whole = plain
    ? tokenFault('not-a-serialization', text.length)
    : countFault(text.length, SINGLE_MEANINGS[name], 1);
  // Of a text that reads like nothing, what it lacks to be JSON tells nothing.
  const faults = name === 'unknown' && !plain ? [] : reading.faults;
  return {
    form: null,
    header: name === 'header' ? object : null,
    claims: name === 'claims' ? claimsOfSingle(reading, at) : null,
    segments: [segment],
    faults: [whole, ...faults.map((fault) => segmentFault(at, fault))],
  };
}

type SingleName = 'header' | 'claims' | 'disclosure' | 'unknown';

function nameOfSingle(reading: SegmentReading): SingleName {
  const object = objectOf(reading);
  if (object !== null) return member(object, 'alg') === undefined ? 'claims' : 'header';
  return reading.json?.type === 'array' ? 'disclosure' : 'unknown';
}

const SINGLE_MEANINGS: Readonly<Record<SingleName, FaultMeaning>> = {
  header: 'header-alone',
  claims: 'claims-alone',
  disclosure: 'disclosure-alone',
  unknown: 'no-token',
};

function claimsOfSingle({ json, text, partial, faults }: SegmentReading, at: FaultPlace): Claims {
  if (json?.type === 'object') return { state: 'read', set: json };
  return { state: 'unreadable', reason: unreadableBy(at, faults), text, partial };
}

function readPasetoStart(text: string): DamagedReading {
  return { form: 'paseto', header: null, claims: null, ...readDamagedPaseto(text) };
}

/** An SD-JWT whose issuer-signed JWT, last tilde or key-binding JWT is not as it should be. */
function readDamagedSdJwt(text: string, tilde: number): DamagedReading {
  const issuer = decodeToken(text.slice(0, tilde));
  const parts = splitSdJwt(text, tilde);
  if (parts === null || !(issuer instanceof CompactToken) || issuer.form !== 'jws') {
    const before = readDamaged(text.slice(0, tilde));
    const behind = (parts?.disclosures ?? []).map((part, index) => {
      return segmentAt('disclosure', index, part.start, part.text);
    });
    const last = parts?.keyBinding ?? null;
    if (last !== null) behind.push(segmentAt('key-binding', 0, last.start, last.text));
    const faults = [...before.faults, tokenFault('not-an-sd-jwt', tilde)];
    return { ...before, segments: [...before.segments, ...behind], faults };
  }
  const { keyBinding, disclosures } = parts;
  if (keyBinding === null || keyBinding.text.includes('.')) {
    const binding = keyBinding === null ? null : decodeToken(keyBinding.text);
    return new SdJwtToken({ raw: text, parts, issuer, keyBinding: binding });
  }
  // RFC 9901 §4: every disclosure is followed by a tilde.
  const whole = { ...parts, disclosures: [...disclosures, keyBinding], keyBinding: null };
  const token = new SdJwtToken({ raw: text, parts: whole, issuer, keyBinding: null });
  const { form, header, claims, segments, faults } = token;
  const missing = tokenFault('missing-tilde', text.length);
  return { form, header, claims, segments, faults: [...faults, missing] };
}
