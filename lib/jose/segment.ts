// One segment read as JSON: base64url (RFC 7515 §2) of UTF-8 of a JSON text, or, where RFC 7797 allows
// it, the JSON text itself. A segment that cannot be read whole is read as far as it goes.
import {
  type Base64urlFault,
  decodeAscii,
  decodeBase64url,
  decodeBase64urlStart,
} from './base64url.ts';
import { type JsonFault, type JsonObject, type JsonValue, parseJson } from './json.ts';
import { decodeUtf8 } from './utf8.ts';

export type SegmentFaultCode =
  | Base64urlFault['code']
  | 'invalid-utf8'
  | JsonFault['code']
  | 'duplicate-member';

export interface SegmentFault {
  readonly code: SegmentFaultCode;
  /** Offset in the segment's text of the character that holds it, in UTF-16 units. */
  readonly at: number;
  /**
   * Offset in what the segment encodes: bytes for invalid-utf8, UTF-16 units of the JSON text for what
   * is wrong with the JSON; null for what is wrong with the base64url.
   */
  readonly inside: number | null;
  /** The name of a duplicate member. */
  readonly name: string | null;
}

export interface SegmentReading {
  /** False where a fault leaves it open which bytes are meant. */
  readonly certain: boolean;
  /** What they say; of damaged bytes what stands before the damage. Null where nothing can be read. */
  readonly text: string | null;
  /** Null where the text is not JSON. */
  readonly json: JsonValue | null;
  /** Of a text that is not JSON, the members before the fault, if it begins as an object. */
  readonly partial: JsonObject | null;
  readonly faults: readonly SegmentFault[];
}

/** No more duplicate members are reported of one segment. */
const MOST_DUPLICATES = 50;

/** Reads a segment of a compact serialization. Total and linear. */
export function readSegment(text: string): SegmentReading {
  const ascii = decodeAscii(text);
  if (ascii !== null) return readText(ascii, NO_FAULTS, digitOf);
  const reading = decodeBase64url(text);
  const { fault } = reading;
  if (reading.ok && fault === null) return readBytes(reading.bytes, []);
  const faults = fault === null ? [] : [{ ...fault, inside: null, name: null }];
  if (reading.ok) return readBytes(reading.bytes, faults);
  const start = readBytes(decodeBase64urlStart(text), []);
  return { ...start, certain: false, json: null, partial: partialOf(start), faults };
}

/** Reads content that is not encoded (RFC 7797 §5.2). Total and linear. */
export function readUnencoded(text: string): SegmentReading {
  return readText(text, NO_FAULTS, (inside) => inside);
}

const UTF8 = new TextEncoder();
const NO_FAULTS: readonly SegmentFault[] = [];

/**
 * Reads bytes that a segment begins with. Total and linear.
 * @param faults what is wrong with how they are written
 */
export function readBytes(bytes: Uint8Array, faults: readonly SegmentFault[]): SegmentReading {
  const utf8 = decodeUtf8(bytes);
  if (utf8.ok) {
    const { text } = utf8;
    return readText(text, faults, (inside) => digitOf(byteAt(text, inside)));
  }
  const before = decodeUtf8(bytes.subarray(0, utf8.at));
  const text = before.ok ? before.text : null;
  const fault = {
    code: 'invalid-utf8',
    at: digitOf(utf8.at),
    inside: utf8.at,
    name: null,
  } as const;
  const partial = text === null ? null : partialOf(readText(text, [], (inside) => inside));
  return { certain: true, text, json: null, partial, faults: [...faults, fault] };
}

/** @param place the offset in the segment of an offset in the text */
function readText(
  text: string,
  faults: readonly SegmentFault[],
  place: (inside: number) => number,
): SegmentReading {
  const reading = parseJson(text);
  if (!reading.ok) {
    const { code, at } = reading.fault;
    const fault = { code, at: place(at), inside: at, name: null };
    const all = [...faults, fault];
    return { certain: true, text, json: null, partial: reading.partial, faults: all };
  }
  if (reading.duplicates.length === 0) {
    return { certain: true, text, json: reading.value, partial: null, faults };
  }
  const duplicates = reading.duplicates.slice(0, MOST_DUPLICATES).map(({ name, at }) => {
    return { code: 'duplicate-member', at: place(at), inside: at, name } as const;
  });
  const all = [...faults, ...duplicates];
  return { certain: true, text, json: reading.value, partial: null, faults: all };
}

function partialOf({ json, partial }: SegmentReading): JsonObject | null {
  return json?.type === 'object' ? json : partial;
}

/** The digit that holds a byte's first bits: four digits are three bytes. */
function digitOf(byte: number): number {
  return Math.floor((byte * 4) / 3);
}

/** The offset in the UTF-8 of a text of an offset in its UTF-16. */
function byteAt(text: string, offset: number): number {
  return UTF8.encode(text.slice(0, offset)).length;
}
